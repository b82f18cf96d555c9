// Somebody of a small shop, or who thinks of opening one, signs in with the code that was sent to their phone.
import { shopSignInSchema } from '#shared/schemas/session'

export default defineEventHandler((event) => signInAt(event, 'shop', shopSignInSchema))
