/** How a buyer pays with WeChat: code on a desktop, H5 in a phone's browser, JSAPI inside WeChat. */
export type PayChannel = 'native' | 'h5' | 'jsapi'
