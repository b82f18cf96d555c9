// One checkout: what is bought, where it goes, how it is paid, and the one request that makes it an order.
// Everything typed stays here until the order stands; the basket is only emptied of what was bought.
import type { BuyItem } from '#shared/cart/cart-lines'
import { nextAttempt, parseAttempt } from '#shared/checkout/attempt'
import { addressSchema, contactSchema, EMPTY_ADDRESS, fieldErrors } from '#shared/schemas/address'
import type { OrderView, Quote, Change as QuoteChange } from '@shanzhen/checkout/wire'
import type { PaymentProvider, StoreFault } from '#shared/types/checkout'

const ATTEMPT_KEY = 'sz.attempt'

/** @param outlet the address of the small shop's page at which it is bought */
export const useCheckout = (items: Ref<BuyItem[]>, outlet?: string) => {
  const { $getLocale, $t } = useNuxtApp()
  const address = reactive({ ...EMPTY_ADDRESS })
  const form = reactive({
    shipping_option_id: '',
    coupon: '',
    referral_code: '',
    note: '',
    age_confirmed: false,
    fresh_notice_accepted: false,
    provider: 'wechatpay' as PaymentProvider,
  })
  const errors = ref<Record<string, string>>({})
  const failure = ref<string | null>(null)
  const changes = ref<QuoteChange[]>([])
  const submitting = ref(false)

  const { quote, pending, fault, ask } = useQuote(() => ({
    items: items.value,
    ...(address.province ? { province: address.province } : {}),
    ...(form.shipping_option_id ? { shipping_option_id: form.shipping_option_id } : {}),
    ...(form.coupon ? { promotion_codes: [form.coupon] } : {}),
    ...(outlet ? { outlet } : {}),
  }))
  const option = computed(() =>
    quote.value?.shipping_options.find(({ id }) => id === (form.shipping_option_id || quote.value?.shipping_option_id)),
  )
  const pickup = computed(() => option.value?.type === 'pickup')
  /** The first line that cannot be had as it stands. */
  const obstacle = computed(() => quote.value?.lines.find((line) => line.reason !== null) ?? null)

  // What was said of a field is over as soon as the field changes.
  const mended = (field: string) => {
    if (!(field in errors.value)) return
    const { [field]: _, ...rest } = errors.value
    errors.value = rest
    if (Object.keys(rest).length === 0) failure.value = null
  }
  for (const field of Object.keys(EMPTY_ADDRESS) as (keyof typeof address)[])
    watch(
      () => address[field],
      () => mended(`address.${field}`),
    )
  for (const field of [
    'shipping_option_id',
    'note',
    'referral_code',
    'age_confirmed',
    'fresh_notice_accepted',
  ] as const)
    watch(
      () => form[field],
      () => mended(field),
    )
  // With an area given the backend chooses a way by itself: then none is missing any more.
  watch(
    () => option.value?.id,
    (id) => id && mended('shipping_option_id'),
  )
  watch(
    () => form.coupon,
    () => mended('promotion_codes.0'),
  )

  // A way that cannot carry this basket to the new province gives way to the backend's own choice.
  watch(quote, (now) => {
    const chosen = now?.shipping_options.find(({ id }) => id === form.shipping_option_id)
    if (chosen && chosen.amount_fen === null) form.shipping_option_id = ''
  })

  /** @returns true when nothing is missing; otherwise each field says what is. */
  const check = (now: Quote): boolean => {
    const schema = pickup.value ? contactSchema : addressSchema
    const parsed = schema.safeParse(address)
    const found: Record<string, string> = {}
    if (!parsed.success) {
      for (const [path, key] of Object.entries(fieldErrors(parsed.error))) found[`address.${path}`] = $t(key)
    } else Object.assign(address, parsed.data)
    if (!option.value) found.shipping_option_id = $t('buy.errors.shipping_required')
    if (now.requires.fresh_notice && !form.fresh_notice_accepted)
      found.fresh_notice_accepted = $t('buy.errors.fresh_required')
    if (now.requires.age_confirmation && !form.age_confirmed) found.age_confirmed = $t('buy.errors.age_required')
    errors.value = found
    return Object.keys(found).length === 0
  }

  const orderBody = (now: Quote) => ({
    items: now.lines.map(({ variant_id, quantity, unit_price_fen }) => ({ variant_id, quantity, unit_price_fen })),
    address: pickup.value ? { name: address.name, phone: address.phone } : { ...address },
    shipping_option_id: option.value?.id,
    expected_total_fen: now.total_fen,
    ...(form.coupon ? { promotion_codes: [form.coupon] } : {}),
    ...(now.requires.age_confirmation ? { age_confirmed: form.age_confirmed } : {}),
    ...(now.requires.fresh_notice ? { fresh_notice_accepted: form.fresh_notice_accepted } : {}),
    ...(form.referral_code.trim() && !outlet ? { referral_code: form.referral_code.trim() } : {}),
    ...(form.note.trim() ? { note: form.note.trim() } : {}),
    locale: $getLocale() === 'en' ? 'en' : 'zh-CN',
    ...(outlet ? { outlet } : {}),
  })

  const take = (refusal: Partial<StoreFault>, status: number | undefined) => {
    if (refusal.code === 'idempotency_key_reused') sessionStorage.removeItem(ATTEMPT_KEY)
    if (refusal.quote) quote.value = refusal.quote
    else if (refusal.code === 'changed') void ask()
    if (refusal.code === 'changed') changes.value = refusal.changes ?? []
    else if (refusal.fields) errors.value = refusal.fields
    if (refusal.code !== 'changed')
      failure.value = refusal.message || $t(status ? 'buy.errors.failed' : 'buy.errors.offline')
  }

  /** Places the order once. @returns the order, or null after saying what is wrong. */
  const submit = async (): Promise<(OrderView & { key: string }) | null> => {
    failure.value = null
    changes.value = []
    if (submitting.value || !quote.value || !check(quote.value) || quote.value.total_fen === null) return null
    submitting.value = true
    const body = JSON.stringify(orderBody(quote.value))
    const attempt = nextAttempt(parseAttempt(sessionStorage.getItem(ATTEMPT_KEY)), body, () => crypto.randomUUID())
    sessionStorage.setItem(ATTEMPT_KEY, JSON.stringify(attempt))
    try {
      const answer = await $fetch<{ order: OrderView & { key: string } }>('/api/store/checkout/orders', {
        method: 'POST',
        headers: { 'idempotency-key': attempt.key, 'content-type': 'application/json' },
        body: attempt.body,
        retry: 0,
      })
      sessionStorage.removeItem(ATTEMPT_KEY)
      return answer.order
    } catch (error) {
      take(apiProblem(error) as StoreFault, (error as { status?: number }).status)
      return null
    } finally {
      submitting.value = false
    }
  }

  return {
    address,
    form,
    errors,
    failure,
    changes,
    submitting,
    quote,
    pending,
    fault,
    ask,
    option,
    pickup,
    obstacle,
    submit,
  }
}

export type Checkout = ReturnType<typeof useCheckout>
