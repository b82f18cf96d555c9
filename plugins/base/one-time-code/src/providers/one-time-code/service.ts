/**
 * Knows a visitor by a proof that only this server writes after a right code, so the public auth route opens nothing
 * by itself. The identity is the address: `sms:13812341234`, `email:mei@example.com`.
 */
import type {
  AuthenticationInput,
  AuthenticationResponse,
  AuthIdentityDTO,
  AuthIdentityProviderService,
} from '@medusajs/framework/types'
import { AbstractAuthModuleProvider, MedusaError } from '@medusajs/framework/utils'
import { secretMissing } from '../../errors'
import { readProof } from '../../proof'
import type { Address, OneTimeCodeOptions } from '../../types'

export default class OneTimeCodeAuthService extends AbstractAuthModuleProvider {
  static identifier = 'one-time-code'
  static DISPLAY_NAME = 'One-time code'

  static validateOptions(options: Partial<OneTimeCodeOptions>): void {
    if (!options.secret) throw secretMissing()
  }

  private readonly secret: string

  constructor(_container: object, options: OneTimeCodeOptions) {
    super()
    this.secret = options.secret
  }

  async authenticate(
    input: AuthenticationInput,
    identities: AuthIdentityProviderService,
  ): Promise<AuthenticationResponse> {
    const proof = (input.body as { proof?: unknown } | undefined)?.proof
    const address = typeof proof === 'string' ? readProof(this.secret, proof) : null
    if (!address) return { success: false, error: '验证码不正确或已过期' }
    return { success: true, authIdentity: await this.identityOf(address, identities) }
  }

  async register(): Promise<AuthenticationResponse> {
    return { success: false, error: '请用验证码登录' }
  }

  private async identityOf(address: Address, identities: AuthIdentityProviderService): Promise<AuthIdentityDTO> {
    const entity_id = `${address.channel}:${address.address}`
    try {
      return await identities.retrieve({ entity_id })
    } catch (error) {
      if (!(error instanceof MedusaError) || error.type !== MedusaError.Types.NOT_FOUND) throw error
      return await identities.create({ entity_id })
    }
  }
}
