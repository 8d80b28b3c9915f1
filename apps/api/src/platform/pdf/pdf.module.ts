import { Global, Module } from '@nestjs/common';
import { CompositeurPdf } from './compositeur-pdf.js';

/** PDF accessibles, à la disposition de tous les modules : injecter `CompositeurPdf`. */
@Global()
@Module({ providers: [CompositeurPdf], exports: [CompositeurPdf] })
export class PdfModule {}
