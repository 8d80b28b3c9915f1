import {
  COLONNE_DE_FONCTION,
  LIBELLES_CATEGORIE,
  LIBELLES_UNITE,
  UNITES_PARTENAIRES,
  UNITE_DE_FONCTION,
} from '@pdp/domain';
import type { ConsentementVue, DossierVue, Fonction, Unite } from '@pdp/domain';
import { dateCourte, dernierJour } from '../../platform/format/dates';
import { libelleDe } from '../../platform/format/libelles';
import { pluriel } from '../../platform/format/textes';
import type { CouleurPuce } from '../../platform/ui/mise-en-page/puce';

/**
 * À qui l'accord s'adresse : « Assurance Maladie », « AMIEM » ; « AMIEM-ETM » pour l'équipe technique de maintien, qui
 * porte souvent le nom du service de santé au travail.
 */
export function destinataire(accord: Pick<ConsentementVue, 'portee' | 'unite' | 'organisme'>): string {
  if (accord.portee === 'ASSURANCE_MALADIE') return 'Assurance Maladie';
  const organisme = accord.organisme?.nom.split(',')[0];
  const unite = libelleDe(LIBELLES_UNITE, accord.unite);
  if (!organisme) return unite;
  return accord.unite === 'ETM' && !organisme.includes('ETM') ? `${organisme}-ETM` : organisme;
}

/** Rubriques ouvertes par un accord, en toutes lettres. */
export const rubriquesEnClair = (categories: readonly string[]): string =>
  categories.map((categorie) => libelleDe(LIBELLES_CATEGORIE, categorie).toLowerCase()).join(', ');

/** Où en est un accord. */
export function etatAccord(accord: ConsentementVue, aujourdhui: string): { texte: string; couleur: CouleurPuce } {
  if (accord.actif) return { texte: `depuis le ${dateCourte(accord.debut, aujourdhui)}`, couleur: 'vert' };
  if (accord.retireLe) return { texte: `retiré le ${dateCourte(accord.retireLe, aujourdhui)}`, couleur: 'rouge' };
  return {
    texte: accord.fin ? `terminé le ${dateCourte(dernierJour(accord.fin), aujourdhui)}` : 'pas encore en cours',
    couleur: 'gris',
  };
}

/** Dernier accord donné à chaque destinataire : un accord remplacé n'a plus rien à dire. */
export function accordsCourants(accords: readonly ConsentementVue[]): readonly ConsentementVue[] {
  const parDestinataire = new Map<string, ConsentementVue>();
  for (const accord of [...accords].sort((a, b) => a.debut.localeCompare(b.debut))) {
    const cle = `${accord.portee}:${accord.unite}:${accord.organisme?.id}`;
    const connu = parDestinataire.get(cle);
    if (!connu || !connu.actif || accord.actif) parDestinataire.set(cle, accord);
  }
  return [...parDestinataire.values()];
}

/** Puce d'un accord : la marque dit s'il vaut, la couleur ne fait qu'appuyer. */
export type Resume = {
  readonly marque?: 'oui' | 'non';
  readonly cle: string;
  readonly texte: string;
  readonly couleur: CouleurPuce;
  readonly detail?: string;
};

/**
 * Puces « Accords donnés ». Ce qui n'a pas été demandé ne se dit qu'à qui lit tous les accords : le Service médical et la
 * CPAM ne voient que ceux en cours, un partenaire que les siens (domain.md 1.3).
 */
export function resumeAccords(
  dossier: Pick<DossierVue, 'consentements'>,
  fonction: Fonction,
  aujourdhui: string,
): readonly Resume[] {
  const courants = accordsCourants(dossier.consentements);
  const donnes = courants.map((accord) => ({ cle: accord.id, ...enPuce(accord, aujourdhui) }));
  if (!litTousLesAccords(fonction)) return donnes;
  const interne = courants.some(({ portee }) => portee === 'ASSURANCE_MALADIE');
  const unites = new Set(courants.map(({ unite }) => unite));
  const absents = UNITES_PARTENAIRES.filter((unite) => !unites.has(unite) && unite !== 'MEDECINE_DE_VILLE');
  return [
    ...(interne ? [] : [{ cle: 'interne', texte: 'Assurance Maladie\u00a0: à recueillir', couleur: 'ambre' as const }]),
    ...donnes,
    ...absents.map((unite) => ({
      cle: unite,
      texte: `${LIBELLES_UNITE[unite]}\u00a0: non demandé`,
      couleur: 'gris' as const,
    })),
  ];
}

function enPuce(accord: ConsentementVue, aujourdhui: string): Omit<Resume, 'cle'> {
  const nom = destinataire(accord);
  const detail = rubriquesEnClair(accord.categories);
  if (accord.actif) {
    const nombre = accord.categories.length;
    const quoi = nombre === 0 ? '' : nombre <= 2 ? ` (${detail})` : ` (${pluriel(nombre, 'rubrique')})`;
    return { marque: 'oui', texte: `${nom}${quoi}`, couleur: 'vert', ...(detail === '' ? {} : { detail }) };
  }
  return {
    marque: 'non',
    texte: `${nom}\u00a0: ${etatAccord(accord, aujourdhui).texte}`,
    couleur: accord.retireLe ? 'rouge' : 'gris',
  };
}

/** Vrai pour qui lit tous les accords d'un dossier : Service social et coordination. */
export const litTousLesAccords = (fonction: Fonction): boolean => {
  const unite: Unite = UNITE_DE_FONCTION[fonction];
  return COLONNE_DE_FONCTION[fonction] !== null && (unite === 'SERVICE_SOCIAL' || unite === 'COORDINATION');
};
