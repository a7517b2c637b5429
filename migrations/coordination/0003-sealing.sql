-- Records of minors that are sealed 未成年人犯罪记录封存 (刑事诉讼法 Art. 286; 人民检察院刑事诉讼规则
-- Art. 482–486): a sentence of five years at most, or no prosecution. The organ whose record sealed
-- them decides who may still read them.
ALTER TABLE coordination.party ADD COLUMN sealed boolean, ADD COLUMN sealed_by text;
ALTER TABLE coordination."case" ADD COLUMN sealed boolean;
