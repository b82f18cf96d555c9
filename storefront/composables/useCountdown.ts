// Seconds left until a moment, ticking only while the page is open.
import { secondsLeft } from '#shared/checkout/backoff'

export const useCountdown = (end: () => string | null | undefined) => {
  const now = ref(Date.now())
  const left = computed(() => secondsLeft(end() ?? null, now.value))
  let timer: ReturnType<typeof setInterval> | undefined
  onMounted(() => {
    now.value = Date.now()
    timer = setInterval(() => (now.value = Date.now()), 1000)
  })
  onBeforeUnmount(() => clearInterval(timer))
  return left
}
