// Starting a payment for an order that stands: the form of it follows from where the shopper is.
import { channelFor, h5Target, isWeChat } from '#shared/checkout/payment-channel'
import type { PaymentView as Payment } from '@shanzhen/checkout/wire'
import type { PaymentProvider } from '#shared/types/checkout'
import type { OrderHandle } from './useOrder'

export const usePayment = (handle: OrderHandle, orderUrl: () => string) => {
  const { $t } = useNuxtApp()
  const payment = shallowRef<Payment | null>(null)
  const busy = ref(false)
  const problem = ref<string | null>(null)

  const openid = (provider: PaymentProvider): Promise<string | null> => {
    const { pathname, search } = new URL(orderUrl())
    return wechatOpenid(`${pathname}${search}${search ? '&' : '?'}pay=${provider}`)
  }

  const start = async (provider: PaymentProvider) => {
    if (busy.value) return
    busy.value = true
    problem.value = null
    try {
      const channel = channelFor(provider, navigator.userAgent)
      const person = channel === 'jsapi' ? await openid(provider) : undefined
      if (person === null) return
      const answer = await $fetch<{ payment: Payment }>(`${handle.path}/pay`, {
        method: 'POST',
        headers: handle.headers,
        retry: 0,
        body: { provider, channel, return_url: orderUrl(), ...(person ? { openid: person } : {}) },
      })
      payment.value = answer.payment
      handle.watchPayment()
      if (answer.payment.h5_url) location.assign(h5Target(answer.payment.h5_url, orderUrl()))
      else if (answer.payment.jsapi_params) await payInWeChat(answer.payment.jsapi_params)
    } catch (error) {
      problem.value = apiProblem(error).message || $t('buy.errors.pay')
      await handle.load()
    } finally {
      busy.value = false
    }
  }

  const payInWeChat = async (params: Record<string, string>) => {
    const outcome = await invokeWeChatPay(params)
    // `ok` proves nothing: the backend asks WeChat.
    await handle.refresh()
    if (outcome === 'ok') return
    // Back to the choice, with the pay button in reach.
    payment.value = null
    problem.value = $t(outcome === 'cancel' ? 'buy.pay.abandoned' : 'buy.errors.pay')
  }

  const close = () => {
    payment.value = null
  }

  return { payment, busy, problem, start, close, insideWeChat: () => isWeChat(navigator.userAgent) }
}
