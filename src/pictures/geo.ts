/** Boundary files: reading GeoJSON, and making shapes small enough to send. Pure. */
import type { Reason } from '../platform/refusal.ts';

/** A ring of [longitude, latitude] points, closed; a polygon is its outer ring and its holes. */
export type Ring = [number, number][];
export type Shape = { type: 'MultiPolygon'; coordinates: Ring[][] };
/** `texts`: what stands in each column of the file. */
export type Place = { texts: Record<string, string>; shape: Shape };

/** At most so many places, and points in all of them. */
export const MOST_PLACES = 5000;
export const MOST_POINTS = 2_000_000;

export type ReadPlaces = { places: Place[] } | { reasons: Reason[] };

/** The places of a file. Refuses boundary.not_geojson, boundary.no_shapes, boundary.too_many, boundary.off_the_earth. */
export function readPlaces(text: string): ReadPlaces {
  const parsed = parsedFrom(text);
  if (parsed === undefined) return { reasons: [{ code: 'boundary.not_geojson', field: 'fileId' }] };
  const features = featuresIn(parsed);
  const places: Place[] = [];
  let points = 0;
  for (const feature of features) {
    const shape = shapeOf(feature.geometry);
    if (shape === null) continue;
    if (shape === 'off') return { reasons: [{ code: 'boundary.off_the_earth', field: 'fileId' }] };
    points += shape.coordinates.flat().reduce((sum, ring) => sum + ring.length, 0);
    if (places.length >= MOST_PLACES || points > MOST_POINTS)
      return {
        reasons: [{ code: 'boundary.too_many', field: 'fileId', values: { places: MOST_PLACES, points: MOST_POINTS } }],
      };
    places.push({ texts: textsIn(feature.properties), shape: rounded(shape) });
  }
  return places.length === 0 ? { reasons: [{ code: 'boundary.no_shapes', field: 'fileId' }] } : { places };
}

function parsedFrom(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

type Feature = { geometry: unknown; properties: unknown };

function featuresIn(parsed: unknown): Feature[] {
  if (typeof parsed !== 'object' || parsed === null) return [];
  const { type, features } = parsed as { type?: unknown; features?: unknown };
  if (type === 'Feature') return [parsed as Feature];
  return type === 'FeatureCollection' && Array.isArray(features)
    ? features.filter((each): each is Feature => typeof each === 'object' && each !== null)
    : [];
}

/** null: no area (a point, a line). 'off': coordinates that are no longitude and latitude. */
function shapeOf(geometry: unknown): Shape | 'off' | null {
  if (typeof geometry !== 'object' || geometry === null) return null;
  const { type, coordinates } = geometry as { type?: unknown; coordinates?: unknown };
  const polygons = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : null;
  if (!Array.isArray(polygons)) return null;
  const whole: Ring[][] = [];
  for (const polygon of polygons) {
    if (!Array.isArray(polygon)) return null;
    const rings: Ring[] = [];
    for (const ring of polygon) {
      if (!Array.isArray(ring) || ring.length < 4) return null;
      if (!ring.every(isPoint)) return 'off';
      rings.push(ring.map((point) => [point[0], point[1]]));
    }
    if (rings.length > 0) whole.push(rings);
  }
  return whole.length === 0 ? null : { type: 'MultiPolygon', coordinates: whole };
}

function isPoint(point: unknown): point is [number, number] {
  if (!Array.isArray(point) || point.length < 2) return false;
  const [x, y] = point as unknown[];
  return typeof x === 'number' && typeof y === 'number' && Math.abs(x) <= 180 && Math.abs(y) <= 90;
}

/** About ten metres: a picture needs no more, and neighbouring points that become one are dropped. */
const DECIMALS = 10_000;

function rounded({ coordinates }: Shape): Shape {
  const ring = (points: Ring): Ring => {
    const out: Ring = [];
    for (const [x, y] of points) {
      const point: [number, number] = [Math.round(x * DECIMALS) / DECIMALS, Math.round(y * DECIMALS) / DECIMALS];
      const last = out.at(-1);
      if (!last || last[0] !== point[0] || last[1] !== point[1]) out.push(point);
    }
    return out;
  };
  // a ring of fewer than four points encloses nothing
  const polygons = coordinates.map((polygon) => polygon.map(ring).filter((points) => points.length >= 4));
  return { type: 'MultiPolygon', coordinates: polygons.filter((polygon) => polygon.length > 0) };
}

function textsIn(properties: unknown): Record<string, string> {
  if (typeof properties !== 'object' || properties === null) return {};
  return Object.fromEntries(
    Object.entries(properties).flatMap(([column, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[column, String(value).trim()] as const] : [],
    ),
  );
}
