// What the server said when it refused: the one shape all errors of the shop have.
import type { ApiProblem } from '#shared/types/api'

/** What the backend says where it does not know what went wrong: English, and no help. */
const WORDLESS = 'unknown_error'

/** The problem inside a failed $fetch/useFetch, or a plain "could not reach us" without words of its own. */
export function apiProblem(error: unknown): ApiProblem {
  const data = (error as { data?: unknown } | null)?.data
  const inner = (data as { data?: unknown } | null)?.data
  for (const candidate of [data, inner]) {
    if (candidate && typeof candidate === 'object' && 'message' in candidate && 'type' in candidate) {
      const problem = candidate as ApiProblem
      return problem.type === WORDLESS ? { ...problem, message: '' } : problem
    }
  }
  return { type: 'unreachable', message: '' }
}
