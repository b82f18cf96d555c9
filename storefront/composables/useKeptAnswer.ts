// What a page of lists was told, kept in this tab for the way back: it stands there at once, as tall as it was left.
import type { NuxtApp } from '#app'

/** Options for `useFetch` under `key`; `follow` its data, and ask anew where what was kept is no longer of this moment. */
export function useKeptAnswer<T extends object>(key: string) {
  const returned = ref(false)
  return {
    options: {
      key,
      getCachedData: (name: string, nuxtApp: NuxtApp, { cause }: { cause: string }) => {
        if (nuxtApp.isHydrating) return nuxtApp.payload.data[name] as T | undefined
        const known = cause === 'initial' ? (keptAnswer(key) as T | undefined) : undefined
        returned.value = known !== undefined
        return known
      },
    },
    follow: (data: Ref<T | null | undefined>, refresh: () => Promise<void>) => {
      watch(data, (now) => now && keepAnswer(key, now), { immediate: true })
      onMounted(() => {
        if (returned.value && isOld(key)) void refresh()
      })
    },
  }
}
