import { model } from '@medusajs/framework/utils'

/**
 * One sign-in on one device, until it is ended or its time is over. A token names it and is worth nothing without it.
 * Network and device are kept coarse: enough for a person to know their own phone, not to find it.
 */
export const SignInSession = model
  .define('sign_in_session', {
    id: model.id({ prefix: 'sis' }).primaryKey(),
    actor_type: model.text(),
    /** Null between the first factor and the second, or before an invitation is taken. */
    actor_id: model.text().nullable(),
    auth_identity_id: model.text(),
    network: model.text(),
    agent: model.text(),
    last_seen_at: model.dateTime(),
    expires_at: model.dateTime(),
    revoked_at: model.dateTime().nullable(),
    /** It began with a password that could not be set today. */
    weak_password: model.boolean().default(false),
  })
  .indexes([
    { name: 'IDX_sign_in_session_actor', on: ['actor_type', 'actor_id', 'created_at'], where: 'revoked_at is null' },
    { name: 'IDX_sign_in_session_identity', on: ['auth_identity_id'], where: 'revoked_at is null' },
    { name: 'IDX_sign_in_session_expires_at', on: ['expires_at'] },
  ])
