import 'reflect-metadata';
import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Fonction } from '@pdp/domain';
import { ActeDeclare, Connecte, Public } from './actes.decorator.js';
import { ActesGuard } from './actes.guard.js';
import { ProblemeException } from './probleme.exception.js';

class Essai {
  sans(): void {}
  @ActeDeclare('habilitation.gerer') acte(): void {}
  @Connecte() connecte(): void {}
  @Public('essai') publique(): void {}
}

@Connecte()
class EssaiDeclare {
  sans(): void {}
  @ActeDeclare('habilitation.gerer') acte(): void {}
}

const garde = new ActesGuard(new Reflector());

const contexte = (classe: object, methode: unknown, fonction: Fonction | null): ExecutionContext =>
  ({
    getType: () => 'http',
    getHandler: () => methode,
    getClass: () => classe,
    switchToHttp: () => ({ getRequest: () => (fonction === null ? {} : { acteur: { fonction } }) }),
  }) as unknown as ExecutionContext;

const methodes = Essai.prototype;

describe('garde des actes', () => {
  it('refuse une route qui ne déclare rien, même à un administrateur', () => {
    for (const fonction of ['ADMINISTRATEUR', 'ASSISTANT_SERVICE_SOCIAL', null] as const)
      expect(() => garde.canActivate(contexte(Essai, methodes.sans, fonction))).toThrow(ProblemeException);
  });

  it('laisse entrer la seule fonction qui a l’acte déclaré', () => {
    expect(garde.canActivate(contexte(Essai, methodes.acte, 'ADMINISTRATEUR'))).toBe(true);
    for (const fonction of ['ASSURE', 'PILOTE', 'DPO'] as const)
      expect(() => garde.canActivate(contexte(Essai, methodes.acte, fonction))).toThrow(ProblemeException);
  });

  it('refuse un acte quand personne n’est connecté', () => {
    expect(() => garde.canActivate(contexte(Essai, methodes.acte, null))).toThrow(ProblemeException);
  });

  it('laisse passer ce qui est ouvert à tout connecté, et le public', () => {
    expect(garde.canActivate(contexte(Essai, methodes.connecte, 'ASSURE'))).toBe(true);
    expect(garde.canActivate(contexte(Essai, methodes.publique, null))).toBe(true);
  });

  it('la déclaration d’une méthode l’emporte sur celle de sa classe', () => {
    expect(garde.canActivate(contexte(EssaiDeclare, EssaiDeclare.prototype.sans, 'ASSURE'))).toBe(true);
    expect(() => garde.canActivate(contexte(EssaiDeclare, EssaiDeclare.prototype.acte, 'ASSURE'))).toThrow(
      ProblemeException,
    );
  });
});
