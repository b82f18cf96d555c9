// The phone's bottom bar on a page that brings a fixed bar of its own only while there is something to buy on it.
/** Where it is shown besides; the layout asks. */
export const useBottomBarAt = () => useState<string | null>('bottom-bar', () => null)

/** @param wanted whether the page's own bar is not there, so that the four places are reached as anywhere */
export const useBottomBar = (wanted: () => boolean) => {
  const { path } = useRoute()
  const at = useBottomBarAt()
  onMounted(() => watchEffect(() => (at.value = wanted() ? path : null)))
  onBeforeUnmount(() => at.value === path && (at.value = null))
}
