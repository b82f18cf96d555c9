// The bridge WeChat's browser puts into the page, through which its own payment sheet opens and cards are shared.
interface WeixinBridge {
  invoke(name: string, params: object, done: (answer: { err_msg: string }) => void): void
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

/** Asks the app around the page for something. */
export const invokeWeChat = async (name: string, params: object): Promise<'ok' | 'cancel' | 'fail'> => {
  const weixin = await bridge()
  return new Promise((resolve) => {
    weixin.invoke(name, params, ({ err_msg }) => {
      const outcome = /:(ok|cancel)$/.exec(err_msg)?.[1]
      resolve(outcome === 'ok' || outcome === 'cancel' ? outcome : 'fail')
    })
  })
}

/** @returns what the shopper saw; only the backend's question to WeChat tells whether money moved. */
export const invokeWeChatPay = (params: Record<string, string>) => invokeWeChat('getBrandWCPayRequest', params)
