import { InputType, ObjectType } from 'type-graphql';
import { integer } from './kinds/number.ts';
import { text } from './kinds/text.ts';
import { Part } from './Part.ts';

/** A document kept by its provider (附件); the hub stores its description and digest. */
@ObjectType('Attachment', { description: 'A document kept by its provider. 附件' })
@InputType('AttachmentInput')
export class Attachment {
  @Part(text(200), 'File name. 文件名', { required: true })
  name?: string;

  @Part(text(100), 'Media type (RFC 6838). 媒体类型')
  mediaType?: string;

  @Part(text(64), 'SHA-256 of the content, 64 hexadecimal digits. 摘要', { required: true })
  sha256?: string;

  @Part(integer(0), 'Size in bytes. 字节数')
  bytes?: number;
}
