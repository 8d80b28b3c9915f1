import {
  LIMITES_TEXTE,
  MESSAGES_TEXTE,
  SCHEMA_ARRET_SIGNALE,
  SCHEMA_ASSURE_SIGNALE,
  echec,
  erreurMetier,
  lireContenu,
  lireTexte,
  succes,
  type ChampFautif,
  type CreerSignalementRequete,
  type DateCivile,
  type ErreurMetier,
  type RegleTexte,
  type Resultat,
  type Schema,
  type Contenu,
} from '@pdp/domain';
import type { ArretRecu, IdentiteRecue } from '../../assure/assure.port.js';

/** Corps de `POST /signalements`, plus ce que le formulaire peut préciser. */
export type DemandeSignalement = CreerSignalementRequete & { readonly confirmeDistinct?: boolean };

/** Demande vérifiée, prête à conserver. */
export type SignalementLu = {
  readonly identite: IdentiteRecue;
  readonly arret: ArretRecu | null;
  readonly motif: string;
  readonly commentaire: string | null;
  readonly assureInforme: boolean;
  readonly confirmeDistinct: boolean;
};

/**
 * Lit une demande : toutes les fautes d'un coup, chemins du contrat (`assure.nir`). `motif` est un code de la liste
 * proposée par l'écran, ou les mots d'un logiciel partenaire qui ne la connaît pas.
 */
export function lireDemande(
  demande: DemandeSignalement,
  aujourdhui: DateCivile,
): Resultat<SignalementLu, ErreurMetier> {
  const fautes: ChampFautif[] = [];
  const { regime, ...assure } = { ...demande.assure };
  const lu = lireSous(SCHEMA_ASSURE_SIGNALE, assure, 'assure', aujourdhui, fautes);
  const arret = demande.arret ? lireArret(demande.arret, aujourdhui, fautes) : null;
  const motif = lireChamp(demande.motif, { max: LIMITES_TEXTE.ligne }, 'motif', fautes);
  const commentaire = lireChamp(
    demande.commentaire ?? '',
    { max: LIMITES_TEXTE.commentaire, multiligne: true, facultatif: true },
    'commentaire',
    fautes,
  );
  if (fautes.length > 0 || !lu)
    return echec(erreurMetier('requete-invalide', 'Certains champs sont à corriger.', { champs: fautes }));
  return succes({
    identite: { ...lu, regime: regime ?? 'GENERAL' },
    arret,
    motif,
    commentaire: commentaire || null,
    assureInforme: demande.assureInforme,
    confirmeDistinct: demande.confirmeDistinct === true,
  });
}

function lireArret(
  recu: NonNullable<DemandeSignalement['arret']>,
  aujourdhui: DateCivile,
  fautes: ChampFautif[],
): ArretRecu | null {
  const lu = lireSous(SCHEMA_ARRET_SIGNALE, { ...recu }, 'arret', aujourdhui, fautes);
  if (lu?.dateFinPrescrite && lu.dateFinPrescrite < lu.dateDebut) {
    fautes.push({
      chemin: 'arret.dateFinPrescrite',
      code: 'fin-avant-debut',
      message: 'Cette date est avant le début de l’arrêt.',
    });
  }
  return lu;
}

function lireSous<S extends Schema>(
  schema: S,
  valeur: object,
  base: string,
  aujourdhui: DateCivile,
  fautes: ChampFautif[],
): Contenu<S> | null {
  const lu = lireContenu(schema, valeur, aujourdhui);
  if (lu.ok) return lu.valeur;
  fautes.push(...lu.erreur.map((e) => ({ ...e, chemin: `${base}.${e.chemin}`, code: enCode(e.code) })));
  return null;
}

function lireChamp(valeur: string, regle: RegleTexte, chemin: string, fautes: ChampFautif[]): string {
  const lu = lireTexte(valeur, regle);
  if (lu.ok) return lu.valeur;
  fautes.push({ chemin, code: enCode(lu.erreur), message: MESSAGES_TEXTE[lu.erreur] });
  return '';
}

// Les codes des champs en faute sont en minuscules dans toute l'API.
const enCode = (code: string): string => code.toLowerCase().replaceAll('_', '-');
