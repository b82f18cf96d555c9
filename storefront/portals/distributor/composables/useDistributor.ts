// Whether who is signed in here sells by sharing. Asked only in the browser; nothing of it is ever in a kept page.
import type { DistributorSelf } from '@shanzhen/distribution/wire'

export const useDistributor = () => {
  const session = useSession()
  const self = useState<DistributorSelf | null>('distributor-self', () => null)

  const load = async () => {
    if (!(await session.load())) return
    self.value = await askDistribution<DistributorSelf>('me').catch((error: unknown) => {
      if ((error as { statusCode?: number }).statusCode !== 401) throw error
      session.forget()
      return null
    })
  }
  /** What a form was answered with: where one stands from now on. */
  const become = (now: DistributorSelf) => {
    self.value = now
  }
  const own = computed(() => self.value?.distributor ?? null)
  /** Nothing is shared before the approval, nor while it rests. */
  const shares = computed(() => own.value?.state === 'active')
  return { session, self, own, shares, load, become }
}
