import { Module } from '@medusajs/framework/utils'
import CertificateService from './service'

/** Licences, test reports and promises behind the goods, each reviewed by a second person. */
export const CERTIFICATE = 'certificate'

declare module '@medusajs/framework/types' {
  interface ModuleImplementations {
    certificate: CertificateService
  }
}

export default Module(CERTIFICATE, { service: CertificateService })
