// What proves each line of a basket: asked once per set of goods, apart from the price, which comes first.
import type { LineProof, LineProofs } from '@shanzhen/backend/wire'

/** @returns the proof by variant id: undefined before the answer is there, null when there is none or it could not be had. */
export const useLineProofs = (variantIds: () => string[]) => {
  const proofs = shallowRef(new Map<string, LineProof | null>())
  const load = async (ids: string[]) => {
    if (ids.every((id) => proofs.value.has(id))) return
    const answer = await $fetch<LineProofs>('/api/store/goods/proofs', {
      query: { variant_id: ids },
    }).catch(() => null)
    const found = new Map(answer?.proofs.map((proof) => [proof.variant_id, proof]))
    proofs.value = new Map(ids.map((id) => [id, found.get(id) ?? null]))
  }
  onMounted(() =>
    watch(
      () => variantIds().toSorted().join(),
      (ids) => ids && load(ids.split(',')),
      { immediate: true },
    ),
  )
  return (variantId: string) => proofs.value.get(variantId)
}
