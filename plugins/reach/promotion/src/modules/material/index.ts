import { Module } from '@medusajs/framework/utils'
import { MATERIAL } from '../../keys'
import MaterialService from './service'

export { MATERIAL }

export default Module(MATERIAL, { service: MaterialService })
