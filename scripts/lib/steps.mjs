// One line of progress per step, in Chinese and English, with the seconds it took.

/**
 * @template T
 * @param {string} zh
 * @param {string} en
 * @param {() => Promise<T> | T} work
 * @returns {Promise<T>}
 */
export async function step(zh, en, work) {
  const start = performance.now()
  console.log(`… ${zh} ${en}`)
  const result = await work()
  console.log(`✓ ${zh} ${en}  ${((performance.now() - start) / 1000).toFixed(1)} s`)
  return result
}
