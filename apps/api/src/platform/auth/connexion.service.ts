import { Injectable } from '@nestjs/common';
import { echec, erreurMetier, succes, type ErreurMetier, type Resultat } from '@pdp/domain';
import * as client from 'openid-client';
import { journalTechnique } from '../health/journal-technique.js';
import { Comptes, type Identite } from './comptes.js';
import { ConnexionsEnCours, type ConnexionEnCours } from './connexions-en-cours.js';
import { FournisseurIdentite } from './fournisseur-identite.js';
import { Invitations } from './invitations.js';
import { aFormeDeJeton, nouveauJeton } from './jeton.js';
import { SessionService } from './sessions.js';

/** Chemin de retour déclaré chez le fournisseur (contract.md, « Sign-in »). */
export const CHEMIN_RETOUR = '/api/v1/connexion/retour';

type Depart = { readonly retour: string; readonly origine: string; readonly lien: string | null };
type Arrivee = {
  readonly parametres: URLSearchParams;
  readonly lien: string | null;
  readonly ancienJeton: string | null;
  /** Code d'invitation gardé par ce navigateur ; `null` pour une connexion ordinaire. */
  readonly invitation: string | null;
  readonly appareil: string | null;
  readonly correlationId: string;
};

/** Connexion par code d'autorisation : PKCE, état et nonce, tout vérifié ici, aucun jeton au navigateur. */
@Injectable()
export class ConnexionService {
  constructor(
    private readonly fournisseur: FournisseurIdentite,
    private readonly enCours: ConnexionsEnCours,
    private readonly comptes: Comptes,
    private readonly invitations: Invitations,
    private readonly sessions: SessionService,
  ) {}

  /** Adresse du fournisseur où envoyer le navigateur, et le secret à lui faire garder en cookie. */
  async commencer({
    retour,
    origine,
    lien,
  }: Depart): Promise<Resultat<{ adresse: string; lien: string }, ErreurMetier>> {
    const c = await this.fournisseur.client(origine).catch(signalerPanne);
    if (c === null) return echec(fournisseurEnPanne());
    const [etat, nonce, verificateur] = [nouveauJeton(), nouveauJeton(), client.randomPKCECodeVerifier()];
    const lienGarde = lien !== null && aFormeDeJeton(lien) ? lien : nouveauJeton();
    await this.enCours.garder(etat, lienGarde, { verificateur, nonce, retour, origine });
    const adresse = client.buildAuthorizationUrl(c, {
      redirect_uri: `${origine}${CHEMIN_RETOUR}`,
      scope: 'openid',
      state: etat,
      nonce,
      // Certains fournisseurs refusent tout paramètre inconnu d'eux : PKCE seulement s'ils l'annoncent (trust.md A8, 58).
      ...(c.serverMetadata().supportsPKCE()
        ? { code_challenge: await client.calculatePKCECodeChallenge(verificateur), code_challenge_method: 'S256' }
        : {}),
    });
    return succes({ adresse: adresse.href, lien: lienGarde });
  }

  /** Vérifie le retour du fournisseur et ouvre la session ; rend le jeton du cookie et le chemin où aller. */
  async terminer({
    parametres,
    lien,
    ancienJeton,
    invitation,
    appareil,
    correlationId,
  }: Arrivee): Promise<Resultat<{ jeton: string; retour: string }, ErreurMetier>> {
    const etat = parametres.get('state');
    const connexion = etat === null || lien === null ? null : await this.enCours.prendre(etat, lien);
    if (etat === null || connexion === null) return echec(aRecommencer());
    const preuve = await this.prouver(parametres, etat, connexion);
    if (!preuve.ok) return preuve;
    const { identite, idToken } = preuve.valeur;
    if (invitation !== null && !(await this.invitations.rattacher(identite, invitation)))
      journalTechnique.warn({ correlationId }, 'code d’invitation refusé');
    const compte = await this.comptes.trouver(identite, correlationId);
    if (!compte.ok) return invitation === null ? compte : echec(invitationRefusee());
    const { jeton } = await this.sessions.ouvrir({ acteur: compte.valeur, idToken, appareil }, ancienJeton);
    return succes({ jeton, retour: connexion.retour });
  }

  private async prouver(
    parametres: URLSearchParams,
    etat: string,
    connexion: ConnexionEnCours,
  ): Promise<Resultat<{ identite: Identite; idToken: string | null }, ErreurMetier>> {
    const c = await this.fournisseur.client(connexion.origine).catch(signalerPanne);
    if (c === null) return echec(fournisseurEnPanne());
    const adresse = new URL(CHEMIN_RETOUR, connexion.origine);
    adresse.search = parametres.toString();
    const pkce = c.serverMetadata().supportsPKCE() ? { pkceCodeVerifier: connexion.verificateur } : {};
    try {
      const jetons = await client.authorizationCodeGrant(c, adresse, {
        ...pkce,
        expectedState: etat,
        expectedNonce: connexion.nonce,
        idTokenExpected: true,
      });
      const dires = jetons.claims();
      if (!dires) return echec(refusee());
      const identite = { emetteur: this.fournisseur.emetteurEnBase(dires.iss), sujet: dires.sub };
      return succes({ identite, idToken: c.serverMetadata().end_session_endpoint ? (jetons.id_token ?? null) : null });
    } catch (erreur) {
      return echec(erreurDeRetour(erreur));
    }
  }
}

function signalerPanne(erreur: unknown): null {
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

const aRecommencer = (): ErreurMetier =>
  erreurMetier(
    'requete-invalide',
    'Cette demande de connexion a expiré, a déjà servi, ou a commencé dans un autre navigateur. Recommencez.',
  );
const invitationRefusee = (): ErreurMetier =>
  erreurMetier(
    'acces-refuse',
    'Cette invitation a déjà servi, a expiré, ou n’est pas la bonne. Demandez-en une autre à votre administrateur.',
  );
const abandonnee = (): ErreurMetier =>
  erreurMetier('acces-refuse', 'La connexion a été abandonnée. Recommencez quand vous voulez.');
const refusee = (): ErreurMetier =>
  erreurMetier('requete-invalide', 'La réponse du service de connexion n’a pas pu être vérifiée. Recommencez.');
const fournisseurEnPanne = (): ErreurMetier =>
  erreurMetier('indisponible', 'Le service de connexion ne répond pas. Réessayez dans quelques minutes.');
