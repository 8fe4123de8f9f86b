/**
 * Which browser this is: from the client hints where there are any, since the user agent string is frozen there, else from
 * that string. https://developer.mozilla.org/en-US/docs/Web/API/NavigatorUAData
 */
export interface BrowserFacts {
  name: string
  version: string
}

interface Brand {
  brand: string
  version: string
}

/** The parts of `navigator` that are read. */
export interface NamedNavigator {
  userAgent?: string
  userAgentData?: {
    brands: Brand[]
    getHighEntropyValues?(hints: string[]): Promise<{ fullVersionList?: Brand[] }>
  }
}

export async function browserFacts({
  userAgent = '',
  userAgentData,
}: NamedNavigator): Promise<BrowserFacts | null> {
  const full = await userAgentData?.getHighEntropyValues?.(['fullVersionList']).catch(() => null)
  const brand = realBrand(full?.fullVersionList ?? []) ?? realBrand(userAgentData?.brands ?? [])
  if (brand) return { name: brand.brand, version: brand.version }
  for (const [name, pattern] of IN_USER_AGENT) {
    const version = pattern.exec(userAgent)?.[1]
    if (version) return { name, version }
  }
  return null
}

/** Among the brands is a made-up one, "Not A;Brand", and the engine's own, which counts where there is no other. */
function realBrand(brands: Brand[]): Brand | undefined {
  const real = brands.filter(({ brand }) => !/not.{0,3}a.{0,3}brand/i.test(brand))
  return real.find(({ brand }) => brand !== 'Chromium') ?? real[0]
}

/** Those that name another one as well come before it. */
const IN_USER_AGENT: [name: string, version: RegExp][] = [
  ['Firefox', /\bFirefox\/([\d.]+)/],
  ['Edge', /\bEdg\/([\d.]+)/],
  ['Opera', /\bOPR\/([\d.]+)/],
  ['Chrome', /\bChrome\/([\d.]+)/],
  ['Safari', /\bVersion\/([\d.]+).*\bSafari\//],
]
