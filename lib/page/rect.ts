/** Rectangles in CSS pixels. Plain data, so that pure functions and tests need no DOM. */
export interface Rect {
  left: number
  top: number
  right: number
  bottom: number
}

export function rectOf({ left, top, right, bottom }: Rect): Rect {
  return { left, top, right, bottom }
}

export function isEmpty(rect: Rect): boolean {
  return rect.right - rect.left <= 0 && rect.bottom - rect.top <= 0
}

/** The smallest rectangle that holds them all; null for none. */
export function union(rects: Rect[]): Rect | null {
  if (rects.length === 0) return null
  return {
    left: Math.min(...rects.map(({ left }) => left)),
    top: Math.min(...rects.map(({ top }) => top)),
    right: Math.max(...rects.map(({ right }) => right)),
    bottom: Math.max(...rects.map(({ bottom }) => bottom)),
  }
}

/** The part inside `frame`; what lies outside altogether becomes the nearest point or edge of it. */
export function clampInto(rect: Rect, frame: Rect): Rect {
  const x = (value: number) => Math.min(Math.max(value, frame.left), frame.right)
  const y = (value: number) => Math.min(Math.max(value, frame.top), frame.bottom)
  return { left: x(rect.left), top: y(rect.top), right: x(rect.right), bottom: y(rect.bottom) }
}
