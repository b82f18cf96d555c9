// Checks a lot's whole history in the browser, with the very program the page offers for download.
import type { HistoryFinding, Verify } from '#shared/trace/judge-history'

const PROGRAM = '/verify-trace.mjs'

/** @param href the export's address. @param shown the lot of the page and the last link the page shows */
export function useTraceCheck(href: string, shown: { lot: string; hash: string }) {
  const busy = ref(false)
  const finding = ref<HistoryFinding | null>(null)
  /** `insecure`: the address is not encrypted, and browsers compute no hashes there. */
  const problem = ref<'insecure' | 'failed' | null>(null)

  async function check() {
    busy.value = true
    problem.value = null
    finding.value = null
    try {
      if (!window.isSecureContext) {
        problem.value = 'insecure'
        return
      }
      const [text, program, { judgeHistory, webSha256 }] = await Promise.all([
        $fetch<string>(href, { responseType: 'text' }),
        import(/* @vite-ignore */ PROGRAM) as Promise<{ verifyTrace: Verify }>,
        import('#shared/trace/judge-history'),
      ])
      finding.value = await judgeHistory(text, shown, program.verifyTrace, webSha256(crypto.subtle))
    } catch {
      problem.value = 'failed'
    } finally {
      busy.value = false
    }
  }
  return { busy, finding, problem, check }
}
