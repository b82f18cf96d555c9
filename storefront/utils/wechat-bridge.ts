// The bridge WeChat's browser puts into the page, through which its own payment sheet opens.
interface WeixinBridge {
  invoke(
    name: 'getBrandWCPayRequest',
    params: Record<string, string>,
    done: (answer: { err_msg: string }) => void,
  ): void
}

declare global {
  interface Window {
    WeixinJSBridge?: WeixinBridge
  }
}

const bridge = (): Promise<WeixinBridge> =>
  new Promise((resolve, reject) => {
    if (window.WeixinJSBridge) return resolve(window.WeixinJSBridge)
    const late = setTimeout(() => reject(new Error('WeixinJSBridge did not become ready')), 10_000)
    const ready = () => {
      clearTimeout(late)
      if (window.WeixinJSBridge) resolve(window.WeixinJSBridge)
    }
    document.addEventListener('WeixinJSBridgeReady', ready, { once: true })
  })

/** @returns what the shopper saw; only the backend's question to WeChat tells whether money moved. */
export const invokeWeChatPay = async (params: Record<string, string>): Promise<'ok' | 'cancel' | 'fail'> => {
  const weixin = await bridge()
  return new Promise((resolve) => {
    weixin.invoke('getBrandWCPayRequest', params, ({ err_msg }) => {
      const outcome = /:(ok|cancel)$/.exec(err_msg)?.[1]
      resolve(outcome === 'ok' || outcome === 'cancel' ? outcome : 'fail')
    })
  })
}
