// A producer signs in with the code that was sent.
import { signInSchema } from '#shared/schemas/session'

export default defineEventHandler((event) => signInAt(event, 'producer', signInSchema))
