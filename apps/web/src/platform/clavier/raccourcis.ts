/** Raccourci montré dans l'aide ; `touches` pour l'œil, `combinaison` pour tinykeys. */
export type Raccourci = {
  readonly combinaison: string;
  readonly touches: readonly string[];
  readonly libelle: string;
  readonly groupe: 'Partout' | 'Aller à' | 'Dans une liste' | 'Revue en direct';
};

/** Tous les raccourcis de l'application : l'aide (?) et les écrans lisent la même table. */
export const RACCOURCIS = {
  palette: {
    combinaison: '$mod+k',
    touches: ['Ctrl', 'K'],
    libelle: 'Chercher une personne, une page',
    groupe: 'Partout',
  },
  signaler: { combinaison: 'n', touches: ['N'], libelle: 'Signaler une situation', groupe: 'Partout' },
  aide: { combinaison: '[Shift]+?', touches: ['?'], libelle: 'Afficher cette aide', groupe: 'Partout' },
  travail: { combinaison: 'g t', touches: ['G', 'T'], libelle: 'Mon travail', groupe: 'Aller à' },
  assures: { combinaison: 'g a', touches: ['G', 'A'], libelle: 'Assurés', groupe: 'Aller à' },
  signalements: { combinaison: 'g s', touches: ['G', 'S'], libelle: 'Signalements', groupe: 'Aller à' },
  revues: { combinaison: 'g r', touches: ['G', 'R'], libelle: 'Revues de dossiers', groupe: 'Aller à' },
  notifications: { combinaison: 'g m', touches: ['G', 'M'], libelle: 'Notifications', groupe: 'Aller à' },
  ligneSuivante: { combinaison: 'j', touches: ['J'], libelle: 'Ligne suivante', groupe: 'Dans une liste' },
  lignePrecedente: { combinaison: 'k', touches: ['K'], libelle: 'Ligne précédente', groupe: 'Dans une liste' },
  ouvrirLigne: { combinaison: 'Enter', touches: ['Entrée'], libelle: 'Ouvrir la ligne', groupe: 'Dans une liste' },
} as const satisfies Record<string, Raccourci>;

/** Raccourcis de la salle d'une revue, où ils passent avant ceux de l'application. */
export const RACCOURCIS_REVUE = {
  passageSuivant: {
    combinaison: 'n',
    touches: ['N'],
    libelle: 'Dossier suivant : y amener le groupe si vous conduisez, sinon le lire',
    groupe: 'Revue en direct',
  },
  passagePrecedent: { combinaison: 'p', touches: ['P'], libelle: 'Dossier précédent', groupe: 'Revue en direct' },
  decision: { combinaison: 'd', touches: ['D'], libelle: 'Écrire la décision', groupe: 'Revue en direct' },
  action: { combinaison: 'a', touches: ['A'], libelle: 'Ajouter une action', groupe: 'Revue en direct' },
  suivi: {
    combinaison: 's',
    touches: ['S'],
    libelle: 'Quitter le suivi, ou revenir au groupe',
    groupe: 'Revue en direct',
  },
} as const satisfies Record<string, Raccourci>;

export type NomRaccourci = keyof typeof RACCOURCIS;

/** Ce qu'il faut d'un événement clavier pour savoir s'il est pour l'application. */
export type EvenementClavier = Pick<
  KeyboardEvent,
  'defaultPrevented' | 'isComposing' | 'repeat' | 'ctrlKey' | 'metaKey' | 'altKey'
> & {
  readonly target: EventTarget | null;
};

const TYPES_SANS_TEXTE = new Set(['button', 'checkbox', 'radio', 'submit', 'reset', 'range', 'color', 'file']);
const CLE_PREFERENCE = 'pdp.raccourcis';

/** Vrai si cet élément reçoit du texte : les raccourcis d'une touche s'effacent devant la saisie. */
export function recoitDuTexte(cible: EventTarget | null): boolean {
  const element = cible as Partial<HTMLInputElement> | null;
  if (!element || typeof element.tagName !== 'string') return false;
  if (element.isContentEditable === true) return true;
  if (element.tagName === 'INPUT') return !TYPES_SANS_TEXTE.has(element.type ?? 'text');
  return element.tagName === 'TEXTAREA' || element.tagName === 'SELECT';
}

/** Raccourcis d'une touche permis par l'utilisateur (WCAG 2.1.4 : on doit pouvoir les couper). */
export function raccourcisActifs(): boolean {
  try {
    return globalThis.localStorage?.getItem(CLE_PREFERENCE) !== 'non';
  } catch {
    return true;
  }
}

/** Coupe ou rétablit les raccourcis d'une touche sur ce poste. */
export function activerRaccourcis(actifs: boolean): void {
  try {
    globalThis.localStorage?.setItem(CLE_PREFERENCE, actifs ? 'oui' : 'non');
  } catch {
    // Préférence non gardée : elle vaut pour cette page seulement.
  }
}

const dansUnDialogue = (cible: EventTarget | null): boolean =>
  typeof (cible as Partial<Element> | null)?.closest === 'function' &&
  (cible as Element).closest('[role=dialog],[role=alertdialog],[role=listbox],[role=menu]') !== null;

/** Vrai si un raccourci d'une touche doit se taire : saisie, dialogue ouvert, touche de commande, préférence. */
export function doitIgnorer(e: EvenementClavier, actifs: boolean = raccourcisActifs()): boolean {
  if (e.defaultPrevented || e.isComposing || !actifs) return true;
  if (e.ctrlKey || e.metaKey || e.altKey) return true;
  return recoitDuTexte(e.target) || dansUnDialogue(e.target);
}

/** Vrai si Ctrl K doit se taire : seulement pendant une composition ou dans un dialogue déjà ouvert. */
export const doitIgnorerPalette = (e: EvenementClavier): boolean =>
  e.defaultPrevented || e.isComposing || dansUnDialogue(e.target);

/** Raccourcis d'un groupe, dans l'ordre de l'aide. */
export const raccourcisParGroupe = (): readonly (readonly [Raccourci['groupe'], readonly Raccourci[]])[] => {
  const groupes = new Map<Raccourci['groupe'], Raccourci[]>();
  for (const raccourci of [...Object.values<Raccourci>(RACCOURCIS), ...Object.values<Raccourci>(RACCOURCIS_REVUE)]) {
    groupes.set(raccourci.groupe, [...(groupes.get(raccourci.groupe) ?? []), raccourci]);
  }
  return [...groupes];
};
