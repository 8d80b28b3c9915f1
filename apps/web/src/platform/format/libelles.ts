import { LIBELLES_RISQUE } from '@pdp/domain';
import type { Risque } from '@pdp/domain';

const RISQUES_COURTS: Readonly<Partial<Record<Risque, string>>> = {
  MALADIE: 'maladie',
  ACCIDENT_TRAVAIL: 'AT',
  ACCIDENT_TRAJET: 'trajet',
  MALADIE_PROFESSIONNELLE: 'MP',
  INVALIDITE: 'invalidité',
};

/** Libellé d'un code dans une table ; un code inconnu (version plus récente du serveur) s'affiche tel quel. */
export function libelleDe(table: Readonly<Record<string, string>>, code: string | null | undefined): string {
  if (!code) return '';
  return Object.hasOwn(table, code) ? (table[code] ?? code) : code.toLowerCase().replaceAll('_', ' ');
}

/** Risque en un mot, pour une ligne de liste : « maladie », « AT », « MP ». */
export const risqueCourt = (risque: string | null): string => libelleDe(RISQUES_COURTS, risque);

/** Risque en toutes lettres. */
export const risqueLong = (risque: string | null): string => libelleDe(LIBELLES_RISQUE, risque);

/** Options d'une liste à choix unique, à partir d'une table de libellés. */
export const optionsDe = (table: Readonly<Record<string, string>>): { value: string; label: string }[] =>
  Object.entries(table).map(([value, label]) => ({ value, label }));
