/**
 * Knows a visitor by a proof that only this server writes after WeChat said who it is, so the public auth route opens nothing
 * by itself. It makes nobody: an identity is there once somebody bound their WeChat to an account they proved.
 */
import type {
  AuthenticationInput,
  AuthenticationResponse,
  AuthIdentityProviderService,
} from '@medusajs/framework/types'
import { AbstractAuthModuleProvider, MedusaError } from '@medusajs/framework/utils'
import { readProof } from '../../lib/proof'

const REFUSED = { success: false, error: '请在微信里登录' }

export default class WechatAuthService extends AbstractAuthModuleProvider {
  static identifier = 'wechat'
  static DISPLAY_NAME = 'WeChat'

  private readonly secret: string

  constructor(_container: object, options: { app_secret: string }) {
    super()
    this.secret = options.app_secret
  }

  async authenticate(
    input: AuthenticationInput,
    identities: AuthIdentityProviderService,
  ): Promise<AuthenticationResponse> {
    const proof = (input.body as { proof?: unknown } | undefined)?.proof
    const entity_id = typeof proof === 'string' ? readProof(this.secret, proof) : null
    if (!entity_id) return REFUSED
    try {
      return { success: true, authIdentity: await identities.retrieve({ entity_id }) }
    } catch (error) {
      if (!(error instanceof MedusaError) || error.type !== MedusaError.Types.NOT_FOUND) throw error
      return REFUSED
    }
  }

  async register(): Promise<AuthenticationResponse> {
    return REFUSED
  }
}
