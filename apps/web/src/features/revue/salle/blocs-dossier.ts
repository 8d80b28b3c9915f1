import {
  LIBELLES_AMENAGEMENT,
  LIBELLES_OBJET_AVIS,
  LIBELLES_RESTRICTION,
  LIBELLES_SENS_AVIS,
  LIBELLES_INTENTION,
  LIBELLES_RQTH,
  type CategorieFiche,
  type DossierVue,
} from '@pdp/domain';
import { dateChiffres } from '../../../platform/format/dates';
import { libelleDe } from '../../../platform/format/libelles';

/** Bloc de la fiche montré en séance : quelques lignes, jamais tout le dossier. */
export type BlocDossier = { readonly categorie: CategorieFiche; readonly lignes: readonly string[] };

type Contenu = Readonly<Record<string, unknown>>;

const texte = (v: unknown): string => (typeof v === 'string' ? v : '');
const liste = (v: unknown, table: Readonly<Record<string, string>>): string =>
  Array.isArray(v) ? v.map((c) => libelleDe(table, String(c))).join(', ') : '';

const LECTEURS: Partial<Record<CategorieFiche, (c: Contenu) => readonly string[]>> = {
  social: (c) => [texte(c['diagnosticSocial'])],
  avis: (c) => lignesAvis(c),
  capacites: (c) => [
    liste(c['restrictions'], LIBELLES_RESTRICTION),
    liste(c['amenagements'], LIBELLES_AMENAGEMENT),
    texte(c['precisions']),
  ],
  emploi: (c) => [[texte(c['poste']), texte(c['employeur'])].filter(Boolean).join(' · '), texte(c['commentaire'])],
  projet: (c) => [
    [libelleDe(LIBELLES_INTENTION, texte(c['intention'])), texte(c['metierVise'])].filter(Boolean).join(' : '),
    texte(c['description']),
  ],
  finances: (c) =>
    typeof c['ressourcesMensuelles'] === 'number'
      ? [
          `${c['ressourcesMensuelles']} € de ressources, ${texte(String(c['chargesMensuelles'] ?? '—'))} € de charges par mois`,
        ]
      : [],
  statutSante: (c) => [c['rqth'] ? `RQTH : ${libelleDe(LIBELLES_RQTH, texte(c['rqth'])).toLowerCase()}` : ''],
};

/** Blocs lisibles d'un dossier, dans l'ordre de la discussion ; un bloc vide n'est pas montré. */
export const blocsDuDossier = (dossier: DossierVue): readonly BlocDossier[] => blocsDesCategories(dossier.categories);

/** Comme `blocsDuDossier`, pour des catégories déjà choisies. */
export function blocsDesCategories(categories: DossierVue['categories']): readonly BlocDossier[] {
  return (Object.keys(LECTEURS) as CategorieFiche[]).flatMap((categorie) => {
    const contenu = categories[categorie];
    const lignes = contenu ? (LECTEURS[categorie]?.(contenu) ?? []).filter((l) => l !== '') : [];
    return lignes.length > 0 ? [{ categorie, lignes }] : [];
  });
}

function lignesAvis(contenu: Contenu): readonly string[] {
  if (contenu['existe'] === true) return ['Un avis a été rendu.'];
  const avis = Array.isArray(contenu['avis']) ? (contenu['avis'] as Record<string, unknown>[]) : [];
  return avis.map(
    (a) =>
      `${libelleDe(LIBELLES_OBJET_AVIS, texte(a['objet']))} : ${libelleDe(LIBELLES_SENS_AVIS, texte(a['sensAvis'])).toLowerCase()} (${dateChiffres(texte(a['date']))})`,
  );
}
