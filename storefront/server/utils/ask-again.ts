// A connection that was kept open can be closed by the other end just as the next question goes out. What does nothing when
// it is asked twice is asked once more, so that nobody sees an error page for it.

/** Whether asking twice does what asking once does: a read, or a write that carries its own key. */
export const mayAskAgain = (method: string, has_key: boolean) => method === 'GET' || method === 'HEAD' || has_key

/**
 * Asks once more where the first try got no answer; time that ran out is no reason, unless each try has its own.
 * @throws what the last try threw
 */
export async function askAgain<T>(ask: () => Promise<T>, again: (error: unknown) => boolean = brokeOff): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    if (!again(error)) throw error
    return ask()
  }
}

/** `fetch` says a TypeError for a connection, a DOMException for the time that ran out. */
const brokeOff = (error: unknown) => error instanceof TypeError
