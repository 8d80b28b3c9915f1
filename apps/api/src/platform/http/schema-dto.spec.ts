import 'reflect-metadata';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { EstDateCivile } from './date-civile.decorator.js';
import { PageDto } from './page.dto.js';
import { schemaDeDto } from './schema-dto.js';

class ElementDto {
  @IsString()
  @MaxLength(10)
  quoi: string;
}

class EssaiDto extends PageDto {
  @IsUUID()
  id: string;

  @IsOptional()
  @IsIn(['A', 'B'])
  choix?: string;

  @IsBoolean()
  accord: boolean;

  @IsInt()
  @Min(1)
  @Max(5)
  niveau: number;

  @EstDateCivile()
  date: string;

  @Matches(/^\d+$/)
  chiffres: string;

  @ValidateNested()
  @Type(() => ElementDto)
  un: ElementDto;

  @IsArray()
  @ArrayMaxSize(3)
  @ValidateNested({ each: true })
  @Type(() => ElementDto)
  plusieurs: ElementDto[];

  @IsArray()
  @IsIn(['X'], { each: true })
  codes: string[];

  @ValidateIf((corps: EssaiDto) => corps.fin !== null)
  @IsString()
  fin?: string | null;
}

describe('schéma tiré d’un DTO', () => {
  const schema = schemaDeDto(EssaiDto);

  it('reprend les règles de chaque champ, ceux de la classe mère compris', () => {
    expect(schema.properties).toMatchObject({
      limite: { type: 'integer', minimum: 1, maximum: 200 },
      id: { type: 'string', format: 'uuid' },
      choix: { type: 'string', enum: ['A', 'B'] },
      accord: { type: 'boolean' },
      niveau: { type: 'integer', minimum: 1, maximum: 5 },
      date: { type: 'string', format: 'date' },
      chiffres: { type: 'string', pattern: '^\\d+$' },
      codes: { type: 'array', items: { type: 'string', enum: ['X'] } },
    });
  });

  it('descend dans les classes imbriquées, seules ou en liste', () => {
    const element = {
      type: 'object',
      additionalProperties: false,
      required: ['quoi'],
      properties: { quoi: { type: 'string', maxLength: 10 } },
    };
    expect(schema.properties?.['un']).toEqual(element);
    expect(schema.properties?.['plusieurs']).toEqual({ type: 'array', maxItems: 3, items: element });
  });

  it('un champ facultatif, ou sous condition, n’est pas obligatoire', () => {
    expect(schema.required).toEqual(
      expect.arrayContaining(['id', 'accord', 'niveau', 'date', 'chiffres', 'un', 'plusieurs', 'codes']),
    );
    expect(schema.required).toHaveLength(8);
  });

  it('refuse tout champ qu’il ne nomme pas', () => {
    expect(schema.additionalProperties).toBe(false);
  });
});
