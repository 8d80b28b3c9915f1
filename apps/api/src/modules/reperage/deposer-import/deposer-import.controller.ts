import type { Multipart, MultipartFile } from '@fastify/multipart';
import { Controller, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { erreurMetier, type ImportVue } from '@pdp/domain';
import type { FastifyRequest } from 'fastify';
import type { Acteur } from '../../../platform/config/acteur.js';
import { ActeDeclare } from '../../../platform/http/actes.decorator.js';
import { Moi } from '../../../platform/http/moi.decorator.js';
import { ProblemeException, deplier } from '../../../platform/http/probleme.exception.js';
import { DeposerImport, type FichierRecu } from './deposer-import.use-case.js';

type DemandeMultipart = FastifyRequest & {
  isMultipart(): boolean;
  parts(options: object): AsyncIterableIterator<Multipart>;
};

/** `POST /imports` (multipart, champ `fichier`) : lu pendant l'envoi, jamais entier en mémoire ni sur disque. */
@Controller('api/v1/imports')
export class DeposerImportController {
  constructor(private readonly deposer: DeposerImport) {}

  @Post()
  @ActeDeclare('import.deposer')
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', required: ['fichier'], properties: { fichier: { type: 'string', format: 'binary' } } },
  })
  async depot(@Moi() acteur: Acteur, @Req() demande: DemandeMultipart): Promise<ImportVue> {
    const fichier = await premierFichier(demande);
    try {
      return deplier(await this.deposer.executer(acteur, enFichierRecu(fichier, demande)));
    } finally {
      // Sans écouler le reste d'un envoi refusé, la réponse n'atteindrait jamais le navigateur.
      fichier.file.resume();
    }
  }
}

async function premierFichier(demande: DemandeMultipart): Promise<MultipartFile> {
  if (!demande.isMultipart())
    throw new ProblemeException(
      erreurMetier('type-refuse', 'Envoyez la liste en multipart/form-data, champ « fichier ».'),
    );
  const fichier = await chercherFichier(demande).catch(() => {
    throw new ProblemeException(erreurMetier('corps-illisible', 'Cet envoi n’a pas pu être lu. Recommencez.'));
  });
  if (fichier !== null) return fichier;
  throw new ProblemeException(
    erreurMetier('requete-invalide', 'Choisissez un fichier.', {
      champs: [{ chemin: 'fichier', code: 'obligatoire', message: 'Choisissez la liste à déposer.' }],
    }),
  );
}

async function chercherFichier(demande: DemandeMultipart): Promise<MultipartFile | null> {
  for await (const partie of demande.parts({ throwFileSizeLimit: false })) {
    if (partie.type === 'file' && partie.fieldname === 'fichier') return partie;
    if (partie.type === 'file') partie.file.resume();
  }
  return null;
}

function enFichierRecu(fichier: MultipartFile, demande: FastifyRequest): FichierRecu {
  return {
    nom: nomPropre(fichier.filename),
    // Une lecture qui renonce ne doit pas détruire le flux : le reste de l'envoi sera écoulé.
    flux: fichier.file.iterator({ destroyOnReturn: false }),
    octetsTotal: Number(demande.headers['content-length'] ?? 0),
    estTronque: () => fichier.file.truncated,
  };
}

// Seulement montré : ni chemin, ni caractère invisible.
const nomPropre = (nom: string): string =>
  (nom.split(/[\\/]/).at(-1) ?? '')
    .replace(/[\p{C}]/gu, '')
    .trim()
    .slice(0, 200) || 'liste.csv';
