import { Controller, Get, Header, HttpCode, Inject, Query, Req, Res } from '@nestjs/common';
import {
  STATUT_DE_CODE,
  erreurMetier,
  estCodeInvitation,
  type CodeErreur,
  type ErreurMetier,
  type FournisseursConnexion,
} from '@pdp/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Configuration } from '../config/configuration.js';
import { CONFIGURATION } from '../config/jetons.js';
import { Public } from '../http/actes.decorator.js';
import '../http/moi.decorator.js';
import { ProblemeException } from '../http/probleme.exception.js';
import { appareilDe } from './appareil.js';
import { ArriveeService } from './arrivee.service.js';
import { ConnexionService } from './connexion.service.js';
import { DUREE_CONNEXION_S } from './connexions-en-cours.js';
import { ecrireCookie, effacerCookie, lireCookie, nomsDesCookies, type NomsCookies } from './cookies.js';
import { DebitsConnexion } from './debits-connexion.js';
import { FournisseurIdentite } from './fournisseur-identite.js';
import { originePublique } from './origine-publique.js';
import { pageDeRefus } from './pages/gabarit.js';
import { STYLE } from './pages/style.js';
import { raisonDe } from './refus-connexion.js';
import { lireRetour } from './retour.js';

/** Connexion OIDC vue du navigateur : départ, retour, et la feuille de style des pages de refus. */
@Controller('api/v1/connexion')
export class ConnexionController {
  private readonly cookies: NomsCookies;

  constructor(
    private readonly connexion: ConnexionService,
    private readonly arrivee: ArriveeService,
    private readonly fournisseurs: FournisseurIdentite,
    private readonly debits: DebitsConnexion,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {
    this.cookies = nomsDesCookies(configuration.publicUrl);
  }

  @Get()
  @HttpCode(303)
  @Public('départ de la connexion : personne n’est encore connecté')
  async partir(
    @Query('retour') demande: unknown,
    @Query('invitation') code: unknown,
    @Query('fournisseur') choisi: unknown,
    @Query('recente') recente: unknown,
    @Req() requete: FastifyRequest,
    @Res() reponse: FastifyReply,
  ): Promise<void> {
    const origine = originePublique(requete.headers.host, this.configuration.publicUrl);
    if (origine === null)
      return refuser(requete, reponse, aCorriger('Cette adresse n’est pas celle de la plateforme.'));
    const retour = lireRetour(demande);
    if (retour === null)
      return refuser(requete, reponse, aCorriger('L’adresse de retour doit être une page de la plateforme.'));
    const { securise, lien, invitation } = this.cookies;
    const ephemere = { securise, dureeS: DUREE_CONNEXION_S };
    // Le code attend dans le navigateur qui l'a ouvert : ni le fournisseur ni l'adresse de retour ne le voient.
    if (typeof code === 'string' && estCodeInvitation(code))
      void reponse.header('set-cookie', ecrireCookie(invitation, code, ephemere));
    if (choisi === undefined && this.fournisseurs.profil(null) === null)
      return rediriger(reponse, pageDeChoix(retour, recente === 'oui'));
    const profil = this.fournisseurs.profil(typeof choisi === 'string' ? choisi : null);
    if (profil === null) return refuser(requete, reponse, aCorriger('Choisissez un service de connexion de la liste.'));
    const admise = await this.debits.partir(requete.ip);
    if (!admise.ok) return refuser(requete, reponse, admise.erreur);
    const deja = lireCookie(requete.headers.cookie, lien);
    const depart = await this.connexion.commencer({ retour, origine, lien: deja, profil, recente: recente === 'oui' });
    if (!depart.ok) return refuser(requete, reponse, depart.erreur);
    void reponse.header('set-cookie', ecrireCookie(lien, depart.valeur.lien, ephemere));
    rediriger(reponse, depart.valeur.adresse);
  }

  @Get('fournisseurs')
  @Public('la page de connexion propose les services de connexion actifs ; rien n’y est secret')
  lister(): FournisseursConnexion {
    return {
      elements: this.fournisseurs.profils.map(({ code, libelle, publics, issuer }) => ({
        code,
        libelle,
        public: code === 'demo' || publics.length === 3 ? 'tous' : publics[0],
        simule: issuer === null,
      })),
    };
  }

  @Get('retour')
  @HttpCode(303)
  @Public('retour du fournisseur d’identité : la session naît ici')
  async arriver(@Req() requete: FastifyRequest, @Res() reponse: FastifyReply): Promise<void> {
    const invitation = lireCookie(requete.headers.cookie, this.cookies.invitation);
    if (invitation !== null)
      void reponse.header('set-cookie', effacerCookie(this.cookies.invitation, this.cookies.securise));
    const arrivee = await this.arrivee.terminer({
      parametres: new URL(requete.url, 'http://interne.invalid').searchParams,
      lien: lireCookie(requete.headers.cookie, this.cookies.lien),
      ancienJeton: lireCookie(requete.headers.cookie, this.cookies.session),
      invitation,
      appareil: appareilDe(requete.headers['user-agent']),
      correlationId: requete.correlationId,
    });
    if (!arrivee.ok) return refuser(requete, reponse, arrivee.erreur);
    const { securise, session } = this.cookies;
    void reponse.header('set-cookie', ecrireCookie(session, arrivee.valeur.jeton, { securise }));
    rediriger(reponse, arrivee.valeur.retour);
  }

  @Get('style.css')
  @Public('feuille de style des pages de connexion')
  @Header('content-type', 'text/css; charset=utf-8')
  @Header('cache-control', 'public, max-age=3600')
  style(): string {
    return STYLE;
  }
}

const aCorriger = (phrase: string): ErreurMetier => erreurMetier('requete-invalide', phrase);

// La page de choix repart d'ici avec le même retour, et la même exigence.
const pageDeChoix = (retour: string, recente: boolean): string =>
  `/connexion?retour=${encodeURIComponent(retour)}${recente ? '&recente=oui' : ''}`;

function rediriger(reponse: FastifyReply, adresse: string): void {
  void reponse.status(303).header('location', adresse).send();
}

// La plus longue attente possible : dire la durée exacte aiderait surtout à la viser.
const ATTENTE_S = 600;

const TITRES: Partial<Record<CodeErreur, string>> = {
  'requete-invalide': 'Connexion à recommencer',
  'acces-refuse': 'Accès non ouvert',
  'trop-de-demandes': 'Trop de connexions',
  indisponible: 'Connexion indisponible pour le moment',
};

// Un navigateur reçoit une page, un programme reçoit problem+json : même statut, même phrase.
function refuser(requete: FastifyRequest, reponse: FastifyReply, erreur: ErreurMetier): void {
  const raison = raisonDe(erreur);
  const navigateur = requete.headers.accept?.includes('text/html') === true;
  // Une identité prouvée mais refusée repart sur une page stable : recharger celle du retour dirait autre chose.
  if (raison !== null && navigateur) return rediriger(reponse, `/connexion?erreur=${raison}`);
  const attenteS = erreur.code === 'trop-de-demandes' ? ATTENTE_S : null;
  if (!navigateur) throw new ProblemeException(erreur, attenteS);
  if (attenteS !== null) void reponse.header('retry-after', String(attenteS));
  const corps = pageDeRefus(TITRES[erreur.code] ?? 'Connexion impossible', erreur.detail, requete.correlationId);
  void reponse.status(STATUT_DE_CODE[erreur.code]).header('content-type', 'text/html; charset=utf-8').send(corps);
}
