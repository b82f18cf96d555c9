import { env } from '../env'

/** Cards and wallets abroad; registered only where its keys are set. */
const stripe = env.STRIPE_API_KEY
  ? [
      {
        resolve: '@shanzhen/payment-stripe/providers/stripe',
        id: 'stripe',
        options: {
          apiKey: env.STRIPE_API_KEY,
          webhookSecret: env.STRIPE_WEBHOOK_SECRET,
          publishableKey: env.STRIPE_PUBLISHABLE_KEY,
          baseUrl: env.STRIPE_BASE_URL,
          jsUrl: env.STRIPE_JS_URL,
          capture: true,
        },
      },
    ]
  : []

/** Who takes the money. */
export const payment = {
  resolve: '@medusajs/medusa/payment',
  options: { providers: [...stripe] },
}
