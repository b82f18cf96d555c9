/** What has to be done before this process ends: a port closed, the last traces sent. */
const ends: (() => unknown)[] = []

export const beforeEnd = (end: () => unknown): void => void ends.push(end)

export async function endAll(): Promise<void> {
  for (const end of ends.splice(0)) await end()
}
