// What the portal asks of the backend when a page opens: the answer, whether it failed, and asking again. Whoever was signed
// out meanwhile is shown the sign-in.
export const useDistributionAnswer = <T>(path: MaybeRefOrGetter<string>) => {
  const session = useSession()
  const answer = shallowRef<T>()
  const failed = ref(false)
  const load = async () => {
    failed.value = false
    try {
      answer.value = await askDistribution<T>(toValue(path))
    } catch (error) {
      if ((error as { statusCode?: number }).statusCode === 401) session.forget()
      else failed.value = true
    }
  }
  onMounted(load)
  return { answer, failed, load }
}
