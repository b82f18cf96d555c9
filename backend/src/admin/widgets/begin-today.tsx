import { defineWidgetConfig } from '@medusajs/admin-sdk'
import { useEffect } from 'react'
import { useLocation, useNavigate } from 'react-router-dom'

/** A day at the desk begins with what waits. Medusa opens the orders; a page somebody asked for stays asked for. */
const PAGE = '/today'
const BASE = '/app'
if ([BASE, `${BASE}/`].includes(window.location.pathname)) window.history.replaceState(null, '', `${BASE}${PAGE}`)

const BeginToday = () => {
  const navigate = useNavigate()
  const { pathname, search, state } = useLocation()
  const from = (state as { from?: unknown } | null)?.from
  useEffect(() => {
    if (!from) void navigate(`${pathname}${search}`, { replace: true, state: { from: { pathname: PAGE } } })
  }, [from, navigate, pathname, search])
  return null
}

export const config = defineWidgetConfig({ zone: 'login.before' })

export default BeginToday
