import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { SYSTEME } from '../config/acteur.js';
import { HORLOGE, LECTURE, type HorlogeSysteme } from '../config/jetons.js';
import { Lecture } from '../database/lecture.js';
import { codePg } from '../database/unite-de-travail.js';
import { JournalGroupe } from '../journal/journal-groupe.js';
import type { Identite } from './comptes.js';
import { aFormeDeJeton } from './jeton.js';

/** Émetteur d'un compte qui attend son identité : personne ne peut s'y connecter tant qu'il n'est pas rattaché. */
export const EMETTEUR_INVITATION = 'invitation';

/** Un code vaut trois jours : assez pour le remettre en main propre, pas assez pour qu'il traîne. */
export const DUREE_INVITATION_S = 3 * 86_400;

/** Code de 256 bits, montré une fois à l'exploitant. */
export const nouveauCode = (): string => randomBytes(32).toString('base64url');

/** Ce qui entre en base à la place du sujet : l'empreinte du code et sa fin (secondes depuis 1970), jamais le code. */
export const sujetDInvitation = (code: string, maintenant: Date): string =>
  `${empreinte(code)}.${Math.floor(maintenant.getTime() / 1000) + DUREE_INVITATION_S}`;

const empreinte = (code: string): string => createHash('sha256').update(`invitation/${code}`).digest('hex');

// Le sujet écrit remplace l'empreinte : le code ne peut servir qu'une fois, même deux demandes à la fois.
const RATTACHER = {
  nom: 'invitation-rattacher',
  texte: `UPDATE utilisateur SET emetteur = $1, sujet = $2
    WHERE emetteur = 'invitation' AND actif AND sujet LIKE $3 || '.%'
      AND CASE WHEN sujet ~ '^[0-9a-f]{64}[.][0-9]{1,12}$' THEN split_part(sujet, '.', 2)::bigint > extract(epoch FROM $4::timestamptz) ELSE FALSE END
    RETURNING id`,
};

/** Rattache un compte invité à l'identité prouvée de qui présente son code ; jamais par le courriel (trust.md A8, 42). */
@Injectable()
export class Invitations {
  constructor(
    @Inject(LECTURE) private readonly lecture: Lecture,
    @Inject(HORLOGE) private readonly horloge: HorlogeSysteme,
    private readonly journal: JournalGroupe,
  ) {}

  /** Vrai si le compte vient d'être rattaché ; faux si le code est faux, échu, déjà pris, ou l'identité déjà d'un compte. */
  async rattacher({ emetteur, sujet }: Identite, code: string): Promise<boolean> {
    if (!aFormeDeJeton(code)) return false;
    const ids = await this.lecture
      .lire<{ id: string }>(RATTACHER, [emetteur, sujet, empreinte(code), this.horloge()])
      .catch((erreur: unknown) => {
        // Cette identité a déjà un compte : un code n'en ouvre pas un second.
        if (codePg(erreur) === '23505') return [];
        throw erreur;
      });
    await this.journal.consigner(SYSTEME, {
      action: 'compte.rattacher',
      ressource: 'utilisateur',
      ressourceId: ids[0]?.id ?? null,
      resultat: ids[0] ? 'OK' : 'REFUS',
    });
    return ids[0] !== undefined;
  }
}
