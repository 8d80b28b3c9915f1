import { Readable } from 'node:stream';
import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Req,
  StreamableFile,
} from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import {
  LIMITES_DOCUMENT,
  type DocumentDepose,
  type DocumentsVue,
  type ErreurMetier,
  type FichierVue,
  type VersionVue,
} from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import { ActeDeclare, Connecte } from '../../platform/http/actes.decorator.js';
import { Moi } from '../../platform/http/moi.decorator.js';
import { deplier, introuvable, ProblemeException } from '../../platform/http/probleme.exception.js';
import { recevoirFichier, type DemandeMultipart } from '../../platform/http/televersement.js';
import { VersionSiDonnee } from '../../platform/http/version-attendue.decorator.js';
import { DeposerDocument } from './deposer/deposer-document.use-case.js';
import { CHAMPS_DEPOT } from './deposer/saisie-depot.js';
import { enteteDeTelechargement } from './ouvrir-fichier/entete-telechargement.js';
import { ListerDocuments } from './lister/lister-documents.use-case.js';
import { OuvrirFichier } from './ouvrir-fichier/ouvrir-fichier.use-case.js';
import { LectureDocuments } from './persistence/lecture-documents.js';
import { RetirerDocumentDto } from './retirer/retirer-document.dto.js';
import { RetirerDocument } from './retirer/retirer-document.use-case.js';

const { octets } = LIMITES_DOCUMENT;
const FICHIER = { type: 'string', format: 'binary' };
const TEXTE = { type: 'string' };

/** Documents d'un dossier : listés, déposés, lus, retirés. Le fichier est lu pendant l'envoi, jamais entier en mémoire. */
@Controller('api/v1')
export class DocumentController {
  constructor(
    private readonly liste: ListerDocuments,
    private readonly depot: DeposerDocument,
    private readonly fichiers: OuvrirFichier,
    private readonly retrait: RetirerDocument,
    private readonly lecture: LectureDocuments,
  ) {}

  @Get('dossiers/:id/documents')
  @Connecte()
  async lister(@Moi() acteur: Acteur, @Param('id', ParseUUIDPipe) dossierId: string): Promise<DocumentsVue> {
    return deplier(await this.liste.executer(acteur, dossierId));
  }

  @Post('dossiers/:id/documents')
  @ActeDeclare('document.deposer')
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['classe', 'fichier'],
      properties: { classe: TEXTE, titre: TEXTE, destinataireId: TEXTE, fichier: FICHIER },
    },
  })
  async deposer(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) dossierId: string,
    @Req() demande: DemandeMultipart,
  ): Promise<DocumentDepose> {
    refuser(await this.depot.refusDAvance(acteur, dossierId));
    return recevoirFichier(demande, { attendus: CHAMPS_DEPOT, octets }, async (envoi) =>
      deplier(await this.depot.nouveau(acteur, dossierId, envoi)),
    );
  }

  @Post('documents/:id/versions')
  @ActeDeclare('document.deposer')
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', required: ['fichier'], properties: { fichier: FICHIER } } })
  async remplacer(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() demande: DemandeMultipart,
  ): Promise<DocumentDepose> {
    const vise = await this.lecture.unDocument(id);
    refuser(vise ? await this.depot.refusDAvance(acteur, vise.dossierId, vise.classe) : introuvable());
    return recevoirFichier(demande, { attendus: [], octets }, async (envoi) =>
      deplier(await this.depot.version(acteur, id, envoi)),
    );
  }

  @Post('documents/:id/retrait')
  @HttpCode(200)
  @ActeDeclare('document.retirer')
  async retirer(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) documentId: string,
    @VersionSiDonnee() version: number | null,
    @Body() { motif }: RetirerDocumentDto,
  ): Promise<VersionVue> {
    return deplier(await this.retrait.executer(acteur, { documentId, motif, version }));
  }

  @Get('fichiers/:id')
  @Connecte()
  async etat(@Moi() acteur: Acteur, @Param('id', ParseUUIDPipe) id: string): Promise<FichierVue> {
    return deplier(await this.fichiers.etat(acteur, id));
  }

  /** Téléchargé, jamais affiché : type imposé par nous, contenu isolé même si quelqu'un l'ouvre dans un onglet. */
  @Get('fichiers/:id/contenu')
  @Connecte()
  @Header('content-security-policy', "sandbox; default-src 'none'")
  @Header('x-content-type-options', 'nosniff')
  async contenu(@Moi() acteur: Acteur, @Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    const { flux, nom, type, octets: length } = deplier(await this.fichiers.contenu(acteur, id));
    return new StreamableFile(Readable.from(flux, { objectMode: false }), {
      type,
      length,
      disposition: enteteDeTelechargement(nom),
    });
  }
}

function refuser(refus: ErreurMetier | null): void {
  if (refus) throw new ProblemeException(refus);
}
