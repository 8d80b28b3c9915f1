import { DISPOSITIFS_DE_SANTE, type TypeDispositif } from '../dispositif/types-dispositif.js';

/**
 * Étape du livret qu'un dispositif vient d'accomplir en entrant dans cet état, en mots simples ; `null` si rien n'est accompli. Un
 * dispositif qui dit un statut de santé n'est jamais nommé : le livret se lit plus largement que lui (docs/adr/0038).
 */
export const etapeAccomplie = (type: TypeDispositif, avant: string, apres: string): string | null => {
  if (avant === apres) return null;
  if (DISPOSITIFS_DE_SANTE.includes(type))
    return ETATS_DE_SANTE_ACCOMPLIS.has(apres) ? 'Faire avancer une démarche' : null;
  return ETAPES[type]?.[apres] ?? null;
};

// Ce que la personne a obtenu ou fait : jamais un refus ni un abandon, que le référent dit lui-même avec ses mots.
const ETAPES: Readonly<Partial<Record<TypeDispositif, Readonly<Record<string, string>>>>> = {
  ESSAI_ENCADRE: { AUTORISE: 'Avoir l’accord pour essayer un poste', TERMINE: 'Essayer un poste pendant mon arrêt' },
  CRPE: { SIGNEE: 'Signer ma convention avec l’entreprise', TERMINEE: 'Apprendre un nouveau poste en entreprise' },
  TEMPS_PARTIEL_THERAPEUTIQUE: {
    ACCORD_EMPLOYEUR: 'Avoir l’accord de mon employeur',
    EN_COURS: 'Reprendre à temps partiel',
    TERMINE: 'Finir mon temps partiel',
  },
  ACTION_PENDANT_ARRET: { AUTORISE: 'Avoir l’accord de ma caisse', TERMINE: 'Suivre une action pendant mon arrêt' },
  PMSMP: { CONVENTION_SIGNEE: 'Signer ma convention d’immersion', TERMINEE: 'Découvrir un métier en entreprise' },
  PROJET_TRANSITION_PRO: {
    DOSSIER_DEPOSE: 'Déposer mon dossier de formation',
    FINANCE: 'Avoir l’accord pour ma formation',
    TERMINE: 'Finir ma formation',
  },
  VISITE_REPRISE: { REALISEE: 'Passer ma visite de reprise' },
  RENDEZ_VOUS_LIAISON: { TENU: 'Parler de mon retour avec mon employeur' },
};

const ETATS_DE_SANTE_ACCOMPLIS: ReadonlySet<string> = new Set([
  'DEPOSE',
  'DEMANDEE',
  'ACCORDEE',
  'RENOUVELLEMENT_DEPOSE',
  'RECLASSE',
]);
