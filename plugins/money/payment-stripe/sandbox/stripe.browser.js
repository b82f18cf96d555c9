/* A stand-in for Stripe.js against the local Stripe: the same calls the shop makes, with a plain card form. */
;(() => {
  const base = new URL(document.currentScript.src).origin

  window.Stripe = (publishableKey) => {
    const call = async (path, fields) => {
      const answer = await fetch(base + path, {
        method: 'POST',
        headers: { authorization: `Bearer ${publishableKey}`, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(fields),
      })
      return answer.json()
    }

    return {
      elements({ clientSecret }) {
        return { clientSecret, create: () => cardForm(), submit: async () => ({}) }
      },
      async confirmPayment({ elements, clientSecret, confirmParams, redirect }) {
        const secret = clientSecret ?? elements.clientSecret
        const id = secret.split('_secret_')[0]
        const card = document.querySelector('[data-sandbox-card]')?.value ?? ''
        if (!/^\d{16}$/.test(card.replaceAll(' ', ''))) {
          return { error: { type: 'validation_error', message: '请填写 16 位测试卡号' } }
        }
        const result = await call(`/v1/payment_intents/${id}/confirm`, { client_secret: secret, card })
        if (result.error) return { error: { ...result.error, message: '银行卡被拒，请换一张' } }
        if (redirect !== 'if_required') {
          const target = new URL(confirmParams.return_url)
          target.searchParams.set('payment_intent', id)
          window.location.assign(target)
        }
        return { paymentIntent: result }
      },
    }
  }

  function cardForm() {
    const label = document.createElement('label')
    label.textContent = '测试卡号（沙箱，不会扣款）'
    const input = document.createElement('input')
    input.dataset.sandboxCard = ''
    input.inputMode = 'numeric'
    input.autocomplete = 'off'
    input.placeholder = '4242 4242 4242 4242'
    Object.assign(input.style, { display: 'block', width: '100%', padding: '12px', font: 'inherit', marginTop: '8px' })
    label.append(input)
    const ready = []
    return {
      mount(target) {
        const place = typeof target === 'string' ? document.querySelector(target) : target
        place.replaceChildren(label)
        for (const tell of ready) tell()
      },
      on(event, tell) {
        if (event === 'ready') ready.push(tell)
        if (event === 'change') input.addEventListener('input', () => tell({ complete: input.value.length >= 16 }))
      },
      unmount: () => label.remove(),
      destroy: () => label.remove(),
    }
  }
})()
