import { env } from '../env'

/** Sign-in: staff and shoppers by password; shoppers also by a one-time code. */
export const auth = {
  resolve: '@medusajs/medusa/auth',
  options: {
    providers: [
      { resolve: '@medusajs/medusa/auth-emailpass', id: 'emailpass' },
      {
        resolve: '@shanzhen/one-time-code/providers/one-time-code',
        id: 'one-time-code',
        options: { secret: env.JWT_SECRET },
      },
    ],
  },
}
