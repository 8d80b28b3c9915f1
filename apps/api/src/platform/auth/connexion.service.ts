import { Injectable } from '@nestjs/common';
import { echec, succes, type ErreurMetier, type Resultat } from '@pdp/domain';
import * as client from 'openid-client';
import type { ProfilFournisseur } from '../config/profil-fournisseur.js';
import { CHEMIN_RETOUR } from './chemin-retour.js';
import { ConnexionsEnCours } from './connexions-en-cours.js';
import { FournisseurIdentite } from './fournisseur-identite.js';
import { aFormeDeJeton, nouveauJeton } from './jeton.js';
import { maxAgeDemande } from './preuve-datee.js';
import { fournisseurEnPanne, signalerPanne } from './preuve-identite.js';

type Depart = {
  readonly retour: string;
  readonly origine: string;
  readonly lien: string | null;
  readonly profil: ProfilFournisseur;
  /** La personne prouve de nouveau qui elle est, même si le fournisseur a gardé sa session. */
  readonly recente: boolean;
};

/** Départ d'une connexion par code d'autorisation : PKCE, état et nonce ; aucun jeton n'ira au navigateur. */
@Injectable()
export class ConnexionService {
  constructor(
    private readonly fournisseur: FournisseurIdentite,
    private readonly enCours: ConnexionsEnCours,
  ) {}

  /** Adresse du fournisseur où envoyer le navigateur, et le secret à lui faire garder en cookie. */
  async commencer({
    retour,
    origine,
    lien,
    profil,
    recente,
  }: Depart): Promise<Resultat<{ adresse: string; lien: string }, ErreurMetier>> {
    const c = await this.fournisseur.client(profil, origine).catch(signalerPanne);
    if (c === null) return echec(fournisseurEnPanne());
    const [etat, nonce, verificateur] = [nouveauJeton(), nouveauJeton(), client.randomPKCECodeVerifier()];
    const lienGarde = lien !== null && aFormeDeJeton(lien) ? lien : nouveauJeton();
    await this.enCours.garder(etat, lienGarde, {
      verificateur,
      nonce,
      retour,
      origine,
      fournisseur: profil.code,
      recente,
    });
    const adresse = client.buildAuthorizationUrl(c, {
      redirect_uri: `${origine}${CHEMIN_RETOUR}`,
      scope: profil.portee,
      state: etat,
      nonce,
      ...demandesDeNiveau(profil, c.serverMetadata(), recente),
      // Certains fournisseurs refusent tout paramètre inconnu d'eux : PKCE seulement s'ils l'annoncent (trust.md A8, 58).
      ...(c.serverMetadata().supportsPKCE()
        ? { code_challenge: await client.calculatePKCECodeChallenge(verificateur), code_challenge_method: 'S256' }
        : {}),
    });
    return succes({ adresse: adresse.href, lien: lienGarde });
  }
}

// `amr` ne vient que demandé par `claims` ; on le demande, sauf à qui dit ne pas savoir lire ce paramètre. L'heure de la preuve
// (`auth_time`) vient avec `max_age` ; à qui le refuse, elle se demande comme `amr`.
function demandesDeNiveau(
  profil: ProfilFournisseur,
  { claims_parameter_supported: lu }: client.ServerMetadata,
  recente: boolean,
): Record<string, string> {
  const { acrDemandes, amrAttendus } = profil;
  const maxAge = maxAgeDemande(profil, recente);
  const essentiel = { essential: true };
  const dires = {
    ...(amrAttendus.length === 0 ? {} : { amr: essentiel }),
    ...(recente && maxAge === null ? { auth_time: essentiel } : {}),
  };
  return {
    ...(acrDemandes.length === 0 ? {} : { acr_values: acrDemandes.join(' ') }),
    ...(Object.keys(dires).length === 0 || lu === false ? {} : { claims: JSON.stringify({ id_token: dires }) }),
    ...(maxAge === null ? {} : { max_age: String(maxAge) }),
    ...(recente ? { prompt: 'login' } : {}),
  };
}
