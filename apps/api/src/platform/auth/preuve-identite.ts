import { Injectable } from '@nestjs/common';
import { echec, erreurMetier, succes, type ErreurMetier, type Resultat } from '@pdp/domain';
import * as client from 'openid-client';
import type { ProfilFournisseur } from '../config/profil-fournisseur.js';
import { journalTechnique } from '../health/journal-technique.js';
import { CHEMIN_RETOUR } from './chemin-retour.js';
import type { ConnexionRetrouvee } from './connexions-en-cours.js';
import { diresComplets, type Dires } from './exigences.js';
import { FournisseurIdentite } from './fournisseur-identite.js';
import type { Identite } from './identite.js';
import { dateDePreuve, preuveSuffit } from './preuve-datee.js';

/** Identité prouvée, et ce que le fournisseur en a dit : jeton d'identité et userinfo, tous deux vérifiés. */
export type IdentiteProuvee = {
  readonly identite: Identite;
  readonly dires: Dires;
  /** Instant de la preuve d'après le jeton d'identité ; `null` s'il ne le dit pas. */
  readonly datee: Date | null;
  /** Jeton d'identité à rendre à la déconnexion, si le fournisseur en offre une. */
  readonly idToken: string | null;
};

type Retour = { readonly parametres: URLSearchParams; readonly etat: string; readonly connexion: ConnexionRetrouvee };

/** Échange le code contre une identité : signature, émetteur, public, âge, nonce, date de la preuve et userinfo vérifiés ici. */
@Injectable()
export class PreuveIdentite {
  constructor(private readonly fournisseur: FournisseurIdentite) {}

  async prouver(profil: ProfilFournisseur, retour: Retour): Promise<Resultat<IdentiteProuvee, ErreurMetier>> {
    const c = await this.fournisseur.client(profil, retour.connexion.origine).catch(signalerPanne);
    if (c === null) return echec(fournisseurEnPanne());
    try {
      const jetons = await echanger(c, profil, retour);
      const dires = jetons.claims();
      if (!dires) return echec(refusee());
      if (!preuveSuffit(profil, retour.connexion, dires)) return echec(pasRedemandee());
      const complets = { ...(await lireUserinfo(c, profil, jetons.access_token, dires.sub)), ...dires };
      if (!diresComplets(profil, complets)) return echec(refusee());
      const identite = { emetteur: this.fournisseur.emetteurEnBase(profil, dires.iss), sujet: dires.sub };
      const idToken = c.serverMetadata().end_session_endpoint ? (jetons.id_token ?? null) : null;
      return succes({ identite, dires: complets, datee: dateDePreuve(dires), idToken });
    } catch (erreur) {
      return echec(erreurDeRetour(erreur));
    }
  }
}

function echanger(c: client.Configuration, { maxAgeS }: ProfilFournisseur, { parametres, etat, connexion }: Retour) {
  const adresse = new URL(CHEMIN_RETOUR, connexion.origine);
  adresse.search = parametres.toString();
  return client.authorizationCodeGrant(c, adresse, {
    ...(c.serverMetadata().supportsPKCE() ? { pkceCodeVerifier: connexion.verificateur } : {}),
    ...(maxAgeS === null ? {} : { maxAge: maxAgeS }),
    expectedState: etat,
    expectedNonce: connexion.nonce,
    idTokenExpected: true,
  });
}

// Un userinfo déclaré signé n'est accepté que signé, de cet algorithme, et du même sujet que le jeton d'identité.
async function lireUserinfo(
  c: client.Configuration,
  { userinfo }: ProfilFournisseur,
  jeton: string,
  sujet: string,
): Promise<Dires> {
  return userinfo === 'aucun' ? {} : client.fetchUserInfo(c, jeton, sujet);
}

/** À employer en `catch` : le fournisseur ne répond pas, l'écran le dira. */
export function signalerPanne(erreur: unknown): null {
  journalTechnique.warn({ code: codeDe(erreur) }, 'fournisseur d’identité injoignable');
  return null;
}

function erreurDeRetour(erreur: unknown): ErreurMetier {
  const code = codeDe(erreur);
  journalTechnique.warn({ code }, 'retour de connexion refusé');
  if (erreur instanceof client.AuthorizationResponseError)
    return erreur.error === 'access_denied' ? abandonnee() : refusee();
  if (estPanne(code)) return fournisseurEnPanne();
  if (erreur instanceof client.ResponseBodyError && erreur.status >= 500) return fournisseurEnPanne();
  return refusee();
}

// Les erreurs de protocole ont toutes un code OAUTH_… : le reste vient du réseau.
function estPanne(code: string): boolean {
  return code === 'OAUTH_TIMEOUT' || code === 'OAUTH_ABORT' || !code.startsWith('OAUTH_');
}

function codeDe(erreur: unknown): string {
  const code = typeof erreur === 'object' && erreur !== null ? (erreur as { code?: unknown }).code : undefined;
  return typeof code === 'string' ? code : 'inconnu';
}

const abandonnee = (): ErreurMetier =>
  erreurMetier('acces-refuse', 'La connexion a été abandonnée. Recommencez quand vous voulez.');
const refusee = (): ErreurMetier =>
  erreurMetier('requete-invalide', 'La réponse du service de connexion n’a pas pu être vérifiée. Recommencez.');
const pasRedemandee = (): ErreurMetier =>
  erreurMetier('requete-invalide', 'Le service de connexion n’a pas vérifié de nouveau votre identité. Recommencez.');
/** Le service de connexion ne répond pas. */
export const fournisseurEnPanne = (): ErreurMetier =>
  erreurMetier('indisponible', 'Le service de connexion ne répond pas. Réessayez dans quelques minutes.');
