import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { HORLOGE, LECTURE, type HorlogeSysteme } from '../config/jetons.js';
import { Lecture } from '../database/lecture.js';

/** Une demande de connexion vaut dix minutes et ne sert qu'une fois. */
export const DUREE_CONNEXION_S = 600;

/** Ce qu'il faut retrouver au retour du fournisseur. */
export type ConnexionEnCours = {
  readonly verificateur: string;
  readonly nonce: string;
  readonly retour: string;
  readonly origine: string;
  /** Fournisseur choisi au départ ; null : une connexion commencée avant qu'il y en ait plusieurs. */
  readonly fournisseur: string | null;
  /** La personne doit avoir prouvé de nouveau qui elle est. */
  readonly recente: boolean;
};

/** Connexion retrouvée au retour, et l'instant où elle a commencé. */
export type ConnexionRetrouvee = ConnexionEnCours & { readonly commenceeLe: Date };

const GARDER = {
  nom: 'connexion-garder',
  texte:
    'INSERT INTO connexion_en_cours (etat, verificateur, nonce, retour, origine, expire_le, fournisseur, recente) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
};
const PRENDRE = {
  nom: 'connexion-prendre',
  texte:
    'DELETE FROM connexion_en_cours WHERE etat = $1 RETURNING verificateur, nonce, retour, origine, fournisseur, recente, expire_le',
};

/**
 * Connexions commencées. La clé mêle l'état OIDC et un secret gardé en cookie par le navigateur qui l'a commencée :
 * un retour forgé, ou commencé dans un autre navigateur, ne se retrouve pas (trust.md A8, 57 et 58).
 */
@Injectable()
export class ConnexionsEnCours {
  constructor(
    @Inject(LECTURE) private readonly lecture: Lecture,
    @Inject(HORLOGE) private readonly horloge: HorlogeSysteme,
  ) {}

  async garder(etat: string, lien: string, connexion: ConnexionEnCours): Promise<void> {
    const expireLe = new Date(this.horloge().getTime() + DUREE_CONNEXION_S * 1000);
    await this.lecture.lire(GARDER, [
      cleDe(etat, lien),
      connexion.verificateur,
      connexion.nonce,
      connexion.retour,
      connexion.origine,
      expireLe,
      connexion.fournisseur,
      connexion.recente,
    ]);
  }

  /** Retire et rend la connexion ; null si elle est inconnue, déjà prise ou expirée. */
  async prendre(etat: string, lien: string): Promise<ConnexionRetrouvee | null> {
    const [ligne] = await this.lecture.lire<ConnexionEnCours & { expire_le: Date }>(PRENDRE, [cleDe(etat, lien)]);
    if (!ligne || ligne.expire_le <= this.horloge()) return null;
    const { expire_le, ...connexion } = ligne;
    return { ...connexion, commenceeLe: new Date(expire_le.getTime() - DUREE_CONNEXION_S * 1000) };
  }
}

const cleDe = (etat: string, lien: string): string =>
  createHash('sha256').update(`${etat}.${lien}`).digest('base64url');
