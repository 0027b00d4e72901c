/** Between the list and the text: ids of the two ends, and the way from one to the other, with the focus. */

export const markId = (index: number) => `report-mark-${index}`;
export const findingId = (index: number) => `report-finding-${index}`;

/** Brings the element to the middle of the screen and gives it the focus. */
export function goTo(id: string): void {
  const element = document.getElementById(id);
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  element?.scrollIntoView({ block: 'center', behavior: still ? 'auto' : 'smooth' });
  element?.focus({ preventScroll: true });
}
