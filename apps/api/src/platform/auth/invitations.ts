import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { LONGUEUR_CODE_A_RECOPIER, SIGNES_CODE, estCodeInvitation } from '@pdp/domain';
import { Coffre } from '../chiffrement/coffre.js';
import { SYSTEME } from '../config/acteur.js';
import { HORLOGE, LECTURE, type HorlogeSysteme } from '../config/jetons.js';
import type { ProfilFournisseur } from '../config/profil-fournisseur.js';
import { ACCES_SYSTEME } from '../database/acces-base.js';
import { Lecture } from '../database/lecture.js';
import { codePg } from '../database/unite-de-travail.js';
import { JournalGroupe } from '../journal/journal-groupe.js';
import { fonctionsAdmises, type Dires } from './exigences.js';
import type { Identite } from './identite.js';
import { traitsDifferents, type FicheARapprocher, type TraitDifferent } from './rapprochement.js';

/** Émetteur d'un compte qui attend son identité : personne ne peut s'y connecter tant qu'il n'est pas rattaché. */
export const EMETTEUR_INVITATION = 'invitation';

/** Un code vaut trois jours : assez pour le remettre en main propre, pas assez pour qu'il traîne. */
export const DUREE_INVITATION_S = 3 * 86_400;

/** Code de 256 bits, montré une fois ; jamais d'un signe que les tableurs prennent pour une formule. */
export function nouveauCode(): string {
  const code = randomBytes(32).toString('base64url');
  return code.startsWith('-') ? nouveauCode() : code;
}

/** Code de 120 bits qu'une personne recopie d'une feuille ; montré une fois. */
export const nouveauCodeARecopier = (): string =>
  Array.from(randomBytes(LONGUEUR_CODE_A_RECOPIER), (octet) => SIGNES_CODE[octet % SIGNES_CODE.length]).join('');

/** Ce qui entre en base à la place du sujet : l'empreinte du code et sa fin (secondes depuis 1970), jamais le code. */
export const sujetDInvitation = (code: string, maintenant: Date): string =>
  `${empreinte(code)}.${Math.floor(maintenant.getTime() / 1000) + DUREE_INVITATION_S}`;

/** Fin du code d'un compte en attente, lue dans son sujet ; `null` s'il n'en porte pas. */
export function finDInvitation(sujet: string): Date | null {
  const [, secondes] = /^[0-9a-f]{64}\.(\d{1,12})$/.exec(sujet) ?? [];
  return secondes === undefined ? null : new Date(Number(secondes) * 1000);
}

const empreinte = (code: string): string => createHash('sha256').update(`invitation/${code}`).digest('hex');

// Le sujet écrit remplace l'empreinte : le code ne peut servir qu'une fois, même deux demandes à la fois.
const RATTACHER = {
  nom: 'invitation-rattacher',
  texte: `UPDATE utilisateur SET emetteur = $1, sujet = $2
    WHERE emetteur = 'invitation' AND actif AND suspendu_le IS NULL AND sujet LIKE $3 || '.%'
      AND EXISTS (SELECT 1 FROM habilitation h WHERE h.utilisateur_id = utilisateur.id AND h.fonction = ANY($5::text[]))
      AND CASE WHEN sujet ~ '^[0-9a-f]{64}[.][0-9]{1,12}$' THEN split_part(sujet, '.', 2)::bigint > extract(epoch FROM $4::timestamptz) ELSE FALSE END
    RETURNING id`,
};

const FICHE = {
  nom: 'invitation-fiche',
  texte: `SELECT u.id AS "utilisateurId", a.nom_naissance AS "nomNaissance", a.prenom, a.date_naissance::text AS "dateNaissance"
    FROM utilisateur u JOIN assure a ON a.id = u.assure_id WHERE u.emetteur = 'invitation' AND u.sujet LIKE $1 || '.%'`,
};

// Un mandataire n'a pas de fiche : l'identité attendue est celle que la procuration nomme.
const PROCURATION = {
  nom: 'invitation-procuration',
  texte: `SELECT u.id AS "utilisateurId", m.id AS "mandatId", m.identite_scellee AS sceau
    FROM utilisateur u JOIN mandat m ON m.mandataire_id = u.id
    WHERE u.emetteur = 'invitation' AND u.sujet LIKE $1 || '.%' AND m.identite_scellee IS NOT NULL ORDER BY m.cree_le DESC LIMIT 1`,
};

/** Suite d'un code présenté par une identité prouvée. */
export type IssueRattachement = 'rattache' | 'code' | 'identite';

type FicheDuCompte = FicheARapprocher & { readonly utilisateurId: string };

type Ecart = { readonly utilisateurId: string; readonly traits: readonly TraitDifferent[] };

/** Ce qui accompagne l'identité : le fournisseur qui l'a prouvée, et ce qu'il en dit. */
export type Provenance = { readonly profil: ProfilFournisseur; readonly dires: Dires };

/** Rattache un compte invité à l'identité prouvée de qui présente son code ; jamais par le courriel (trust.md A8, 42). */
@Injectable()
export class Invitations {
  constructor(
    @Inject(LECTURE) private readonly lecture: Lecture,
    @Inject(HORLOGE) private readonly horloge: HorlogeSysteme,
    private readonly journal: JournalGroupe,
    private readonly coffre: Coffre,
  ) {}

  /**
   * `rattache`, ou pourquoi pas : `code` s'il est faux, échu, déjà pris, l'identité déjà d'un compte ou la fonction pas de ce
   * fournisseur ; `identite` si les traits d'un assuré ne sont pas ceux de sa fiche (domain.md 3.3). Le journal nomme alors
   * le compte visé et les traits qui diffèrent, jamais leurs valeurs ; le code, lui, vaut encore pour la bonne personne.
   */
  async rattacher(identite: Identite, code: string, provenance: Provenance): Promise<IssueRattachement> {
    if (!estCodeInvitation(code)) return 'code';
    const ecart = await this.ecart(code, provenance);
    if (ecart !== null) {
      await this.consigner(ecart.utilisateurId, 'REFUS', ecart.traits);
      return 'identite';
    }
    const id = await this.ecrire(identite, code, provenance);
    await this.consigner(id, id === null ? 'REFUS' : 'OK');
    return id === null ? 'code' : 'rattache';
  }

  private consigner(
    ressourceId: string | null,
    resultat: 'OK' | 'REFUS',
    categories?: readonly TraitDifferent[],
  ): Promise<void> {
    const entree = { action: 'compte.rattacher', ressource: 'utilisateur', ressourceId, resultat };
    return this.journal.consigner(SYSTEME, categories ? { ...entree, categories } : entree);
  }

  private async ecrire({ emetteur, sujet }: Identite, code: string, { profil }: Provenance): Promise<string | null> {
    const valeurs = [emetteur, sujet, empreinte(code), this.horloge(), fonctionsAdmises(profil)];
    const lignes = await this.lecture
      .lire<{ id: string }>(RATTACHER, valeurs, ACCES_SYSTEME)
      .catch((erreur: unknown) => {
        // Cette identité a déjà un compte : un code n'en ouvre pas un second.
        if (codePg(erreur) === '23505') return [];
        throw erreur;
      });
    return lignes[0]?.id ?? null;
  }

  private async fiche(code: string): Promise<FicheDuCompte | null> {
    return (await this.lecture.lire<FicheDuCompte>(FICHE, [empreinte(code)], ACCES_SYSTEME))[0] ?? null;
  }

  private async procuration(code: string): Promise<FicheDuCompte | null> {
    type Procuration = { readonly utilisateurId: string; readonly mandatId: string; readonly sceau: string };
    const [ligne] = await this.lecture.lire<Procuration>(PROCURATION, [empreinte(code)], ACCES_SYSTEME);
    if (!ligne) return null;
    const identite = this.coffre.ouvrirJson<FicheARapprocher>('mandat.identite_scellee', ligne.mandatId, ligne.sceau);
    return { ...identite, utilisateurId: ligne.utilisateurId };
  }

  // Le code seul ne suffit pas à un assuré, ni à son mandataire : il peut s'égarer. Le nom, un prénom et la date de naissance doivent être les siens.
  private async ecart(code: string, { profil: { traits }, dires }: Provenance): Promise<Ecart | null> {
    if (traits === null) return null;
    const fiche = (await this.fiche(code)) ?? (await this.procuration(code));
    if (fiche === null) return null;
    const differents = traitsDifferents(traits, dires, fiche);
    return differents.length === 0 ? null : { utilisateurId: fiche.utilisateurId, traits: differents };
  }
}
