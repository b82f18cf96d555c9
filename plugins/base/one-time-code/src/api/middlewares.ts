import { authenticate, defineMiddlewares } from '@medusajs/framework/http'
import { invitationDoor, ownMailboxOnly, withoutTokens } from './invitations'
import { phoneAsName, strongOnly } from './password-door'
import { countFactors, countPasswords, countResets, countShown, shownFirst } from './staff-door'
import { endOnNewPassword, endOnSignOut, liveOnly, tieTokens } from './live-sessions'

const own = authenticate('*', ['session', 'bearer'])

export default defineMiddlewares({
  routes: [
    { matcher: '/*', middlewares: [liveOnly] },
    { matcher: '/*', methods: ['DELETE'], middlewares: [endOnSignOut] },
    { matcher: '/auth', middlewares: [tieTokens, phoneAsName, strongOnly] },
    { matcher: '/auth/:actor_type/emailpass', methods: ['GET', 'POST'], middlewares: [countPasswords] },
    { matcher: '/auth/:actor_type/:auth_provider/reset-password', methods: ['POST'], middlewares: [countResets] },
    { matcher: '/auth/mfa/challenges/:id/verify', methods: ['POST'], middlewares: [countFactors] },
    { matcher: '/auth/mfa/factors/:id/verify', methods: ['POST'], middlewares: [countShown] },
    { matcher: '/auth/mfa/recovery-codes', methods: ['POST'], middlewares: [shownFirst] },
    { matcher: '/auth/mfa/factors/:id', methods: ['DELETE'], middlewares: [countFactors] },
    { matcher: '/auth/:actor_type/:auth_provider/update', methods: ['POST'], middlewares: [endOnNewPassword] },
    { matcher: '/admin/users/:id/reset-password', methods: ['POST'], middlewares: [ownMailboxOnly] },
    { matcher: '/admin/invites', middlewares: [withoutTokens, invitationDoor] },
    { matcher: '/auth/sessions', methods: ['GET', 'DELETE'], middlewares: [own] },
    { matcher: '/auth/sessions/:id', methods: ['DELETE'], middlewares: [own] },
  ],
})
