// After the goods left: confirming them, claiming money back, sending goods back. By session or by the order's secret key.
import type {
  Estimate as ClaimEstimate,
  AfterSaleView as ClaimView,
  Eligibility,
  NewClaim,
} from '@shanzhen/after-sales/wire'

export const useAfterSales = (orderId: string, headers: Record<string, string>) => {
  const path = `/api/store/after-sales/orders/${orderId}`
  const eligibility = ref<Eligibility | null>(null)
  const requests = ref<ClaimView[]>([])
  const failed = ref(false)

  const load = async () => {
    try {
      const answer = await $fetch<{ eligibility: Eligibility; requests: ClaimView[] }>(path, { headers })
      eligibility.value = answer.eligibility
      requests.value = answer.requests
      failed.value = false
    } catch {
      failed.value = true
    }
  }
  const post = <T>(action: string, body: object = {}, more: Record<string, string> = {}) =>
    $fetch<T>(`${path}/${action}`, { method: 'POST', headers: { ...headers, ...more }, body, retry: 0 })

  return {
    eligibility,
    requests,
    failed,
    load,
    confirm: () => post('receipt').then(load),
    estimate: (claim: NewClaim) =>
      post<{ estimate: ClaimEstimate }>('estimate', claim).then((answer) => answer.estimate),
    /** `key` is the form's own: sent again after a lost answer, it is still one claim. */
    ask: (claim: NewClaim, key: string) => post('requests', claim, { 'idempotency-key': key }).then(load),
    withdraw: (id: string) => post(`requests/${id}/withdraw`).then(load),
    sent: (id: string, carrier: string, waybill: string) =>
      post(`requests/${id}/sent`, { carrier, waybill }).then(load),
    /** What sending the goods back cost, with pictures of the bill. */
    askFreight: (id: string, asked: { amount_fen: number; photo_ids: string[]; payee: string }) =>
      post(`requests/${id}/return-freight`, asked).then(load),
    upload: (content: string) => post<{ photo: { id: string } }>('photos', { content }).then(({ photo }) => photo.id),
    /** A private photo as an address this page may show. */
    photo: async (id: string) =>
      toDataUrl(await $fetch<Blob>(`${path}/photos/${id}`, { headers, responseType: 'blob' })),
  }
}

export type AfterSalesHandle = ReturnType<typeof useAfterSales>

const toDataUrl = (blob: Blob) =>
  new Promise<string>((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(blob)
  })
