// Stripe's own script, loaded from where the backend says and only when somebody pays by card.
interface StripeElement {
  mount(target: HTMLElement): void
  unmount(): void
  on(event: 'ready' | 'loaderror', done: () => void): void
}
interface StripeElements {
  create(kind: 'payment', options?: { layout?: 'tabs' | 'accordion' }): StripeElement
}
export interface StripeClient {
  elements(options: { clientSecret: string; locale?: string }): StripeElements
  confirmPayment(options: {
    elements: StripeElements
    confirmParams: { return_url: string }
    redirect: 'if_required'
  }): Promise<{ error?: { message?: string } }>
}

declare global {
  interface Window {
    Stripe?: (publishableKey: string) => StripeClient
  }
}

/** @throws when the script cannot be loaded. */
export const loadStripe = async (scriptUrl: string, publishableKey: string): Promise<StripeClient> => {
  if (!window.Stripe) {
    await new Promise<void>((resolve, reject) => {
      const script = document.createElement('script')
      script.src = scriptUrl
      script.async = true
      script.onload = () => resolve()
      script.onerror = () => reject(new Error('Stripe could not be loaded'))
      document.head.append(script)
    })
  }
  if (!window.Stripe) throw new Error('Stripe is not there')
  return window.Stripe(publishableKey)
}
